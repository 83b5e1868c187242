import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ElderLevel } from '#lib/elder.ts'
import type { Theme } from '#lib/theme.ts'
import { BrandMark } from '#components/ui/brand-mark.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import type { SignedInVisitor } from './account-face.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Bell } from './bell.tsx'
import { PreferencesMenu } from './preferences-menu.tsx'

export type Visitor = SignedInVisitor | null

const navLink = 'rounded-full px-3 py-1.5 text-sm text-muted hover:bg-sunken hover:text-ink'

/**
 * Stands on every page. Its links are not fetched ahead: the pages behind them would be rendered at each opening
 * of a room, before its first picture.
 */
export function SiteHeader({
  visitor,
  unread,
  theme,
  elder,
}: {
  visitor: Visitor
  /** Notices that the visitor has not read. */
  unread: number
  theme: Theme
  elder: ElderLevel
}): ReactElement {
  const t = useTranslations('common')
  return (
    <header className="border-b border-line bg-surface/90">
      <div className="shell flex h-14 items-center gap-3 sm:gap-6">
        <Link href="/" prefetch={false} className="flex items-center gap-2.5 rounded-lg">
          <BrandMark className="size-8 shrink-0" />
          <span className="font-display whitespace-nowrap max-xl:largest:sr-only max-sm:elder:sr-only text-[19px] font-semibold tracking-wide">
            {t('brand')}
          </span>
          <span className="hidden text-[13px] whitespace-nowrap text-muted max-xl:elder:hidden md:inline">
            {t('tagline')}
          </span>
        </Link>
        <SiteNav visitor={visitor} />
        <div className="group ml-auto flex items-center gap-2 sm:ml-0 max-xl:largest:ml-auto">
          <Link
            href="/search"
            prefetch={false}
            aria-label={t('nav.search')}
            className={buttonStyle('bare', 'icon', 'max-xl:largest:hidden max-sm:elder:hidden')}
          >
            <Search aria-hidden className="size-5" />
          </Link>
          <PreferencesMenu theme={theme} elder={elder} />
          {visitor ? (
            <>
              <Bell unread={unread} />
              <AccountMenu {...visitor} />
            </>
          ) : (
            <Link
              href="/sign-in"
              prefetch={false}
              className={buttonStyle(
                'primary',
                'medium',
                'max-sm:largest:px-3 max-sm:largest:text-xs max-sm:largest:whitespace-nowrap!',
              )}
            >
              {t('menu.signIn')}
            </Link>
          )}
        </div>
      </div>
    </header>
  )
}

/** The places of work stand in the account's menu, too: on a phone only there. */
function SiteNav({ visitor }: { visitor: Visitor }): ReactElement {
  const t = useTranslations('common')
  return (
    <nav
      aria-label={t('nav.label')}
      className="ml-auto hidden items-center gap-1 sm:flex max-xl:largest:hidden max-sm:elder:hidden"
    >
      <Link href="/" prefetch={false} className={navLink}>
        {t('nav.schedule')}
      </Link>
      {visitor?.canHost && (
        <Link href="/studio" prefetch={false} className={navLink}>
          {t('nav.studio')}
        </Link>
      )}
      {visitor?.canServe && (
        <Link href="/desk" prefetch={false} className={navLink}>
          {t('nav.desk')}
        </Link>
      )}
    </nav>
  )
}
