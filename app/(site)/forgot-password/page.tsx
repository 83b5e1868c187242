import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { AccountCard } from '#components/account/account-card.tsx'
import { ForgotForm } from '#components/account/forgot-form.tsx'
import { nextPathSchema } from '#app/params.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.forgot')
  return { title: t('title') }
}

export default async function ForgotPasswordPage({
  searchParams,
}: PageProps<'/forgot-password'>): Promise<ReactElement> {
  const [query, t] = await Promise.all([searchParams, getTranslations('account.forgot')])
  return (
    <AccountCard title={t('title')} lead={t('lead')}>
      <ForgotForm next={nextPathSchema.parse(query.next)} />
    </AccountCard>
  )
}
