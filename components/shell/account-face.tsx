import type { ReactElement } from 'react'
import { firstLetter } from '#lib/first-letter.ts'

export type SignedInVisitor = { name: string; canHost: boolean; canServe: boolean }

export const accountButtonStyle =
  'flex min-h-10 items-center gap-2 rounded-full border border-line bg-surface py-1 pr-3 pl-1.5 text-sm font-medium hover:border-edge'

/** The account button's inside. */
export function AccountFace({ name }: { name: string }): ReactElement {
  return (
    <>
      {/* A picture of the name, not a part of it: drawn by the style so that nothing reads it out. */}
      <span
        aria-hidden
        data-letter={firstLetter(name)}
        className="relative grid size-7 place-items-center rounded-full bg-brand-wash text-[13px] text-brand before:content-[attr(data-letter)]"
      >
        {/* Where the largest print leaves no room for the bell. */}
        <i className="absolute -top-0.5 -right-0.5 hidden size-2.5 rounded-full bg-live max-xl:largest:group-has-data-unread:block" />
      </span>
      <span className="max-w-24 truncate max-xl:largest:sr-only max-sm:elder:sr-only">{name}</span>
    </>
  )
}
