'use client'

import { useTranslations } from 'next-intl'
import type { ComponentType, ReactElement } from 'react'
import { OnDemand } from '#components/ui/on-demand.tsx'
import { AccountFace, accountButtonStyle, type SignedInVisitor } from './account-face.tsx'

export function AccountMenu(visitor: SignedInVisitor): ReactElement {
  const t = useTranslations('common')
  return (
    <OnDemand
      load={loadMenu}
      given={visitor}
      aria-label={`${t('menu.account')}: ${visitor.name}`}
      className={accountButtonStyle}
    >
      <AccountFace name={visitor.name} />
    </OnDemand>
  )
}

async function loadMenu(): Promise<ComponentType<SignedInVisitor>> {
  return (await import('./account-menu-open.tsx')).AccountMenuOpen
}
