import type { ReactElement, ReactNode } from 'react'

type StudioPanelProps = {
  id: string
  title: string
  aside?: ReactNode
  className?: string
  children: ReactNode
}

export function StudioPanel({ id, title, aside, className = '', children }: StudioPanelProps): ReactElement {
  return (
    <section aria-labelledby={id} className={`card flex flex-col overflow-hidden ${className}`}>
      <header className="flex min-h-12 items-center justify-between gap-3 border-b border-line px-4">
        <h2 id={id} className="text-[15px] font-semibold">
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
