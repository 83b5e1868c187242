import type { ReactElement, ReactNode } from 'react'
import { BrandMark } from '#components/ui/brand-mark.tsx'

export function AccountCard({
  title,
  lead,
  children,
}: {
  title: string
  lead: string
  children: ReactNode
}): ReactElement {
  return (
    <div className="shell flex flex-1 flex-col items-center justify-center py-12">
      <section className="card w-full max-w-[420px] p-7 shadow-card max-sm:largest:p-4 sm:p-9">
        <BrandMark className="mb-5 size-11" />
        <h1 className="font-display text-2xl font-semibold max-sm:largest:text-[21px]">{title}</h1>
        <p className="mt-1 mb-6 text-sm text-muted">{lead}</p>
        {children}
      </section>
    </div>
  )
}
