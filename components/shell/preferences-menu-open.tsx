'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, SlidersHorizontal } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState, type ReactElement, type ReactNode } from 'react'
import { localeCookie, locales } from '#lib/locale.ts'
import { findTheme, themeCookie, themes, type Theme } from '#lib/theme.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { menuItemStyle, menuLabelStyle, menuPopupStyle } from './menu-style.ts'
import { setPreference } from './set-cookie.ts'

/** The loaded menu of preferences-menu.tsx: kept on the device, applied at once. */
export function PreferencesMenuOpen({ theme }: { theme: Theme }): ReactElement {
  const t = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const [lit, setLit] = useState(theme)

  function chooseLocale(next: string): void {
    setPreference(localeCookie, next)
    router.refresh()
  }
  function chooseTheme(name: string): void {
    const next = findTheme(name)
    setPreference(themeCookie, next)
    document.documentElement.dataset.theme = next
    setLit(next)
  }

  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger aria-label={t('menu.preferences')} className={buttonStyle('bare', 'icon')}>
        <SlidersHorizontal aria-hidden className="size-[18px]" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={8} align="end" className="z-40">
          <Menu.Popup className={menuPopupStyle}>
            <Menu.RadioGroup value={locale} onValueChange={chooseLocale}>
              <Menu.Group>
                <Menu.GroupLabel className={menuLabelStyle}>{t('menu.language')}</Menu.GroupLabel>
                {locales.map((name) => (
                  <Choice key={name} value={name}>
                    <span lang={name}>{t(`language.${name}`)}</span>
                  </Choice>
                ))}
              </Menu.Group>
            </Menu.RadioGroup>
            <Menu.Separator className="mx-2 my-1.5 h-px bg-line" />
            <Menu.RadioGroup value={lit} onValueChange={chooseTheme}>
              <Menu.Group>
                <Menu.GroupLabel className={menuLabelStyle}>{t('menu.theme')}</Menu.GroupLabel>
                {themes.map((name) => (
                  <Choice key={name} value={name}>
                    {t(`theme.${name}`)}
                  </Choice>
                ))}
              </Menu.Group>
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Choice({ value, children }: { value: string; children: ReactNode }): ReactElement {
  return (
    <Menu.RadioItem value={value} closeOnClick className={menuItemStyle}>
      <span className="flex-1">{children}</span>
      <Menu.RadioItemIndicator>
        <Check aria-hidden className="size-4 text-brand" />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  )
}
