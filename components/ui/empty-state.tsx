import type { ReactElement, ReactNode } from 'react'

type EmptyStateProps = { icon: ReactNode; title: string; hint: string; children?: ReactNode }

/** Says what is missing and what comes next. */
export function EmptyState({ icon, title, hint, children }: EmptyStateProps): ReactElement {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-12 text-center">
      <span
        aria-hidden
        className="mb-1 grid size-12 place-items-center rounded-full bg-sunken text-muted [&_svg]:size-5"
      >
        {icon}
      </span>
      <p className="font-medium">{title}</p>
      <p className="max-w-sm text-sm text-muted">{hint}</p>
      {children && <div className="mt-3">{children}</div>}
    </div>
  )
}
