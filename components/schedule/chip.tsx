import type { ReactElement } from 'react'

/** A word on a cover. */
export function Chip({ children }: { children: string }): ReactElement {
  return (
    <span className="rounded-full bg-black/55 px-2.5 py-1 text-xs leading-none font-medium text-white backdrop-blur-sm">
      {children}
    </span>
  )
}
