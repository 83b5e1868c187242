import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { AccountCard } from '#components/account/account-card.tsx'
import { ResetForm } from '#components/account/reset-form.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'

const querySchema = z.object({ token: z.string().min(1).max(200).nullable().catch(null).default(null) })

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.reset')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

/** Where the letter's link leads; without its token there is nothing to set. */
export default async function ResetPasswordPage({
  searchParams,
}: PageProps<'/reset-password'>): Promise<ReactElement> {
  const [query, t] = await Promise.all([searchParams, getTranslations('account')])
  const { token } = querySchema.parse(query)
  if (token === null) {
    return (
      <AccountCard title={t('reset.title')} lead={t('reset.invalid')}>
        <Link href="/forgot-password" className={buttonStyle('primary', 'large', 'w-full')}>
          {t('forgot.title')}
        </Link>
      </AccountCard>
    )
  }
  return (
    <AccountCard title={t('reset.title')} lead={t('reset.lead')}>
      <ResetForm token={token} />
    </AccountCard>
  )
}
