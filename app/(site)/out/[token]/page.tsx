import { Link2Off } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import type { ErrorCode } from '#lib/errors.ts'
import { BankCounter } from '#components/account/bank-counter.tsx'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { answer } from '#app/answer.ts'
import { readActor } from '#app/read-visitor.ts'
import { verifyLink } from '#server/products/verify-link.ts'

// A signed link belongs to one person: no index, no referrer to wherever it leads.
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.out')
  return { title: t('pageTitle'), robots: { index: false }, referrer: 'no-referrer' }
}

/** The way out of a product card: on to the bank's system, or our page that stands in for it. */
export default async function OutRoute({ params }: PageProps<'/out/[token]'>): Promise<ReactElement> {
  const [{ token }, actor] = await Promise.all([params, readActor()])
  const link = await answer(() => verifyLink(token, actor))
  if (!link.ok) return <Refused code={link.code} path={`/out/${token}`} />
  if (link.data.address !== null) redirect(link.data.address)
  return <BankCounter product={link.data.product} />
}

async function Refused({ code, path }: { code: ErrorCode; path: string }): Promise<ReactElement> {
  const [t, common] = await Promise.all([getTranslations('account.out'), getTranslations('common')])
  const isGuest = code === 'SIGN_IN_REQUIRED'
  const hint = isGuest || code === 'FORBIDDEN' ? t('signInHint') : t('expiredHint')
  return (
    <Notice icon={<Link2Off />} title={isGuest ? t('signInTitle') : t('expiredTitle')} hint={hint}>
      {isGuest && (
        <Link href={`/sign-in?next=${encodeURIComponent(path)}`} className={buttonStyle('primary')}>
          {common('menu.signIn')}
        </Link>
      )}
      <Link href="/" className={buttonStyle(isGuest ? 'quiet' : 'primary')}>
        {common('home')}
      </Link>
    </Notice>
  )
}
