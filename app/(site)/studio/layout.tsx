import { NextIntlClientProvider } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'

/** A place of work has all texts; viewers' pages do without them. */
export default function StudioLayout({ children }: { children: ReactNode }): ReactElement {
  return <NextIntlClientProvider>{children}</NextIntlClientProvider>
}
