import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactElement, ReactNode } from 'react'
import { elderCookie, findElderLevel } from '#lib/elder.ts'
import { findTheme, themeCookie } from '#lib/theme.ts'
import { OfflineReady } from '#components/shell/offline-ready.tsx'
import { PageProgress } from '#components/shell/page-progress.tsx'
import { SiteFooter } from '#components/shell/site-footer.tsx'
import { SiteHeader } from '#components/shell/site-header.tsx'
import { countNotices, readVisitor } from './read-visitor.ts'

/** What stands round every page of the site. */
export async function SiteFrame({ children }: { children: ReactNode }): Promise<ReactElement> {
  const [jar, visitor, unread, t] = await Promise.all([
    cookies(),
    readVisitor(),
    countNotices(),
    getTranslations('common'),
  ])
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-full focus:bg-brand focus:px-4 focus:py-2 focus:text-on-brand"
      >
        {t('skip')}
      </a>
      <SiteHeader
        visitor={visitor}
        unread={unread}
        theme={findTheme(jar.get(themeCookie)?.value)}
        elder={findElderLevel(jar.get(elderCookie)?.value)}
      />
      <main id="content" className="flex flex-1 flex-col">
        {children}
      </main>
      <SiteFooter />
      <OfflineReady />
      <PageProgress />
    </>
  )
}
