import type { ReactElement, ReactNode } from 'react'
import { AccountTabs } from '#components/account/account-tabs.tsx'

export default function AccountLayout({ children }: { children: ReactNode }): ReactElement {
  return (
    <div className="shell grid max-w-3xl grid-cols-[minmax(0,1fr)] content-start gap-6 pt-8 pb-16">
      <AccountTabs />
      {children}
    </div>
  )
}
