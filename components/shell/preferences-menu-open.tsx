'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, Search, SlidersHorizontal } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState, type ReactElement, type ReactNode } from 'react'
import { elderCookie, elderLevels, findElderLevel, type ElderLevel } from '#lib/elder.ts'
import { localeCookie, locales } from '#lib/locale.ts'
import { findTheme, themeCookie, themes, type Theme } from '#lib/theme.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { menuItemStyle, menuLabelStyle, menuPlace, menuPopupStyle } from './menu-style.ts'
import { setPreference } from './set-cookie.ts'

/** What this device shows. */
export type Preferences = { theme: Theme; elder: ElderLevel }

/** The loaded menu of preferences-menu.tsx: kept on the device, applied at once. */
export function PreferencesMenuOpen({ theme, elder }: Preferences): ReactElement {
  const t = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const [lit, setLit] = useState(theme)
  const [size, setSize] = useState(elder)

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
  function chooseSize(name: string): void {
    const next = findElderLevel(name)
    setPreference(elderCookie, next)
    if (next === 'off') delete document.documentElement.dataset['elder']
    else document.documentElement.dataset['elder'] = next
    setSize(next)
  }

  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger aria-label={t('menu.preferences')} className={buttonStyle('bare', 'icon')}>
        <SlidersHorizontal aria-hidden className="size-[18px]" />
      </Menu.Trigger>
      {/* Its links say that a page is coming after the menu has closed, too. */}
      <Menu.Portal keepMounted>
        <Menu.Positioner sideOffset={8} align="end" {...menuPlace}>
          <Menu.Popup className={menuPopupStyle}>
            <SearchEntry />
            <Choices label={t('menu.language')} value={locale} onChoose={chooseLocale} isFirst>
              {locales.map((name) => (
                <Choice key={name} value={name}>
                  <span lang={name}>{t(`language.${name}`)}</span>
                </Choice>
              ))}
            </Choices>
            <Choices label={t('menu.theme')} value={lit} onChoose={chooseTheme}>
              {themes.map((name) => (
                <Choice key={name} value={name}>
                  {t(`theme.${name}`)}
                </Choice>
              ))}
            </Choices>
            <Choices label={t('menu.size')} value={size} onChoose={chooseSize}>
              {elderLevels.map((name) => (
                <Choice key={name} value={name}>
                  {t(`size.${name}`)}
                </Choice>
              ))}
            </Choices>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

type ChoicesProps = {
  label: string
  value: string
  onChoose: (name: string) => void
  isFirst?: boolean
  children: ReactNode
}

function Choices({ label, value, onChoose, isFirst = false, children }: ChoicesProps): ReactElement {
  return (
    <Menu.RadioGroup
      value={value}
      onValueChange={onChoose}
      className={isFirst ? '' : 'mt-1.5 border-t border-line pt-1.5'}
    >
      <Menu.Group>
        <Menu.GroupLabel className={menuLabelStyle}>{label}</Menu.GroupLabel>
        {children}
      </Menu.Group>
    </Menu.RadioGroup>
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

/** The largest print leaves no room for it in a phone's header. */
function SearchEntry(): ReactElement {
  const t = useTranslations('common')
  return (
    <Menu.Item
      className={`${menuItemStyle} hidden max-xl:largest:flex max-sm:elder:flex`}
      render={<Link href="/search" />}
    >
      <Search aria-hidden className="size-4" />
      {t('nav.search')}
    </Menu.Item>
  )
}
