'use client'

import { Menu } from '@base-ui/react/menu'
import { Bell, Bookmark, CircleUserRound, Headset, LogOut, Radio } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement, type ReactNode } from 'react'
import { signOut } from '#components/account/auth-requests.ts'
import { leavePush } from '#components/notices/push-browser.ts'
import { Link } from '#components/ui/link.tsx'
import { AccountFace, accountButtonStyle, type SignedInVisitor } from './account-face.tsx'
import { menuItemStyle, menuPlace, menuPopupStyle } from './menu-style.ts'

/** The loaded menu of account-menu.tsx: who is signed in, the workplaces of their roles, and the way out. */
export function AccountMenuOpen({ name, canHost, canServe }: SignedInVisitor): ReactElement {
  const t = useTranslations('common')
  const [isLeaving, setIsLeaving] = useState(false)

  async function leave(): Promise<void> {
    setIsLeaving(true)
    await leavePush()
    await signOut()
    // A full load: every cached page and open socket belongs to the person who leaves.
    window.location.assign('/')
  }

  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger aria-label={`${t('menu.account')}: ${name}`} className={accountButtonStyle}>
        <AccountFace name={name} />
      </Menu.Trigger>
      {/* Its links say that a page is coming after the menu has closed, too. */}
      <Menu.Portal keepMounted>
        <Menu.Positioner sideOffset={8} align="end" {...menuPlace}>
          <Menu.Popup className={menuPopupStyle}>
            <p className="flex items-center gap-2 px-3 py-2 text-[13px] text-muted">
              <CircleUserRound aria-hidden className="size-4" />
              {name}
            </p>
            <Entry
              href="/account"
              icon={<Bookmark aria-hidden className="size-4" />}
              label={t('menu.mine')}
            />
            <Entry
              href="/account/notices"
              icon={<Bell aria-hidden className="size-4" />}
              label={t('menu.notices')}
            />
            {canHost && (
              <Entry href="/studio" icon={<Radio aria-hidden className="size-4" />} label={t('nav.studio')} />
            )}
            {canServe && (
              <Entry href="/desk" icon={<Headset aria-hidden className="size-4" />} label={t('nav.desk')} />
            )}
            <Menu.Item className={menuItemStyle} disabled={isLeaving} onClick={() => void leave()}>
              <LogOut aria-hidden className="size-4" />
              {t('menu.signOut')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Entry({ href, icon, label }: { href: string; icon: ReactNode; label: string }): ReactElement {
  return (
    <Menu.Item className={menuItemStyle} render={<Link href={href} />}>
      {icon}
      {label}
    </Menu.Item>
  )
}
