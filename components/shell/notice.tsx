import type { ReactElement, ReactNode } from 'react'

type NoticeProps = { icon: ReactNode; title: string; hint: string; children?: ReactNode }

/** A whole page that says one thing and offers the way on. */
export function Notice({ icon, title, hint, children }: NoticeProps): ReactElement {
  return (
    <div className="shell grid flex-1 place-content-center justify-items-center gap-3 py-20 text-center">
      <span
        aria-hidden
        className="grid size-16 place-items-center rounded-full bg-brand-wash text-brand [&_svg]:size-7"
      >
        {icon}
      </span>
      <h1 className="mt-2 font-display text-2xl font-semibold sm:text-3xl">{title}</h1>
      <p className="max-w-md text-muted">{hint}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-3">{children}</div>
    </div>
  )
}
