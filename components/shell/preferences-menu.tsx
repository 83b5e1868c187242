'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentType, ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { OnDemand } from '#components/ui/on-demand.tsx'
import type { Preferences } from './preferences-menu-open.tsx'

/** Language, light and size. */
export function PreferencesMenu(given: Preferences): ReactElement {
  const t = useTranslations('common')
  return (
    <OnDemand
      load={loadMenu}
      given={given}
      aria-label={t('menu.preferences')}
      className={buttonStyle('bare', 'icon')}
    >
      <SlidersHorizontal aria-hidden className="size-[18px]" />
    </OnDemand>
  )
}

async function loadMenu(): Promise<ComponentType<Preferences>> {
  return (await import('./preferences-menu-open.tsx')).PreferencesMenuOpen
}
