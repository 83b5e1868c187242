import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactElement, ReactNode } from 'react'
import { elderCookie, findElderLevel } from '#lib/elder.ts'
import { timeZoneCookie } from '#lib/locale.ts'
import { findTheme, themeCookie } from '#lib/theme.ts'
import { publicUrl } from '#server/env.ts'
import { ClockSync } from '#components/shell/clock-sync.tsx'
import { TimeZoneSync } from '#components/shell/time-zone-sync.tsx'
import { Notices } from '#components/ui/notices.tsx'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const [common, schedule] = await Promise.all([getTranslations('common'), getTranslations('schedule')])
  return {
    metadataBase: new URL(publicUrl()),
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
  const [locale, jar, messages] = await Promise.all([getLocale(), cookies(), getMessages()])
  // The workplaces bring their own texts (their layouts): a viewer's page need not carry them.
  const { studio: _, desk: __, health: ___, ...viewerMessages } = messages
  const theme = findTheme(jar.get(themeCookie)?.value)
  const elder = findElderLevel(jar.get(elderCookie)?.value)
  return (
    // The theme switch writes data-theme on the live document.
    <html
      lang={locale}
      data-theme={theme}
      data-zone={jar.has(timeZoneCookie) ? undefined : 'assumed'}
      data-elder={elder === 'off' ? undefined : elder}
      suppressHydrationWarning
    >
      <body className="flex min-h-(--screen-height) flex-col bg-paper text-ink">
        <NextIntlClientProvider messages={viewerMessages}>
          {children}
          <ClockSync />
          <TimeZoneSync />
          <Notices />
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
