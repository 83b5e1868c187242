import type { ReactElement, ReactNode } from 'react'

type AccountSectionProps = { id: string; title: string; children: ReactNode }

export function AccountSection({ id, title, children }: AccountSectionProps): ReactElement {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="text-[17px] font-semibold">
        {title}
      </h2>
      <div className="card">{children}</div>
    </section>
  )
}

export function NothingYet({ children }: { children: string }): ReactElement {
  return <p className="px-4 py-5 text-sm text-muted">{children}</p>
}
