import { Link2Off } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { BankCounter } from '#components/account/bank-counter.tsx'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { answer } from '#app/answer.ts'
import { readActor } from '#app/read-visitor.ts'
import { verifyLink } from '#server/products/verify-link.ts'

// A signed link belongs to one person: no index, no referrer to wherever it leads.
export const metadata: Metadata = { robots: { index: false }, referrer: 'no-referrer' }

/** The way out of a product card: on to the bank's system, or our page that stands in for it. */
export default async function OutRoute({ params }: PageProps<'/out/[token]'>): Promise<ReactElement> {
  const [{ token }, actor] = await Promise.all([params, readActor()])
  const link = await answer(() => verifyLink(token, actor))
  if (!link.ok) return <Refused needsSignIn={link.code === 'SIGN_IN_REQUIRED' || link.code === 'FORBIDDEN'} />
  if (link.data.address !== null) redirect(link.data.address)
  return <BankCounter product={link.data.product} />
}

async function Refused({ needsSignIn }: { needsSignIn: boolean }): Promise<ReactElement> {
  const [t, common] = await Promise.all([getTranslations('account.out'), getTranslations('common')])
  return (
    <Notice
      icon={<Link2Off />}
      title={t('expiredTitle')}
      hint={needsSignIn ? t('signInHint') : t('expiredHint')}
    >
      <Link href="/" className={buttonStyle('primary')}>
        {common('home')}
      </Link>
    </Notice>
  )
}
