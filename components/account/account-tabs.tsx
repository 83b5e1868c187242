'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Link } from '#components/ui/link.tsx'

const tabs = [
  { href: '/account', name: 'overview' },
  { href: '/account/notices', name: 'notices' },
  { href: '/account/settings', name: 'settings' },
] as const

export function AccountTabs(): ReactElement {
  const t = useTranslations('account.tabs')
  const path = usePathname()
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-1 border-b border-line">
      {tabs.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? 'page' : undefined}
          className="-mb-px flex min-h-11 items-center border-b-2 border-transparent px-4 max-xl:largest:px-2 text-sm text-muted hover:text-ink aria-[current]:border-brand aria-[current]:font-medium aria-[current]:text-ink"
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
