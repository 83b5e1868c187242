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

type AccountListProps = { id: string; title: string; none: string; children: readonly ReactElement[] }

/** A section of rows, or the words for none. */
export function AccountList({ id, title, none, children }: AccountListProps): ReactElement {
  return (
    <AccountSection id={id} title={title}>
      {children.length === 0 ? (
        <p className="px-4 py-5 text-sm text-muted">{none}</p>
      ) : (
        <ul className="divide-y divide-line">{children}</ul>
      )}
    </AccountSection>
  )
}
