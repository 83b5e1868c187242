'use client'

import { Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentType, ReactElement } from 'react'
import { OnDemand } from '#components/ui/on-demand.tsx'
import type { QualityMenuProps } from './quality-menu-open.tsx'

export function QualityMenu(props: QualityMenuProps): ReactElement {
  const t = useTranslations('player')
  return (
    <OnDemand
      load={loadMenu}
      given={props}
      aria-label={t('quality')}
      title={t('quality')}
      className="player-button"
    >
      <Settings2 aria-hidden className="size-5" />
    </OnDemand>
  )
}

async function loadMenu(): Promise<ComponentType<QualityMenuProps>> {
  return (await import('./quality-menu-open.tsx')).QualityMenuOpen
}
