'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentType, ReactElement } from 'react'
import type { Theme } from '#lib/theme.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { OnDemand } from '#components/ui/on-demand.tsx'

/** Language and light. */
export function PreferencesMenu({ theme }: { theme: Theme }): ReactElement {
  const t = useTranslations('common')
  return (
    <OnDemand
      load={loadMenu}
      given={{ theme }}
      aria-label={t('menu.preferences')}
      className={buttonStyle('bare', 'icon')}
    >
      <SlidersHorizontal aria-hidden className="size-[18px]" />
    </OnDemand>
  )
}

async function loadMenu(): Promise<ComponentType<{ theme: Theme }>> {
  return (await import('./preferences-menu-open.tsx')).PreferencesMenuOpen
}
