import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactElement, ReactNode } from 'react'
import { elderCookie, findElderLevel } from '#lib/elder.ts'
import { findTheme, themeCookie } from '#lib/theme.ts'
import { OfflineReady } from '#components/shell/offline-ready.tsx'
import { SiteFooter } from '#components/shell/site-footer.tsx'
import { SiteHeader } from '#components/shell/site-header.tsx'
import { TimeZoneSync } from '#components/shell/time-zone-sync.tsx'
import { countNotices, readVisitor } from './read-visitor.ts'
import './globals.css'
import { Notices } from '#components/ui/notices.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const [common, schedule] = await Promise.all([getTranslations('common'), getTranslations('schedule')])
  return {
    title: { default: `${common('brand')} · ${common('tagline')}`, template: `%s · ${common('brand')}` },
    description: schedule('description'),
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141c1f' },
  ],
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
}

export default async function RootLayout({ children }: { children: ReactNode }): Promise<ReactElement> {
  const [locale, jar, visitor, unread, t] = await Promise.all([
    getLocale(),
    cookies(),
    readVisitor(),
    countNotices(),
    getTranslations('common'),
  ])
  const theme = findTheme(jar.get(themeCookie)?.value)
  const elder = findElderLevel(jar.get(elderCookie)?.value)
  return (
    // The theme switch writes data-theme on the live document.
    <html
      lang={locale}
      data-theme={theme}
      data-elder={elder === 'off' ? undefined : elder}
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col bg-paper text-ink">
        <NextIntlClientProvider>
          <a
            href="#content"
            className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-full focus:bg-brand focus:px-4 focus:py-2 focus:text-on-brand"
          >
            {t('skip')}
          </a>
          <SiteHeader visitor={visitor} unread={unread} theme={theme} elder={elder} />
          <main id="content" className="flex flex-1 flex-col">
            {children}
          </main>
          <SiteFooter />
          <TimeZoneSync />
          <OfflineReady />
          <Notices />
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
