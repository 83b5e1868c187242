import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { AccountCard } from '#components/account/account-card.tsx'
import { SignUpForm } from '#components/account/sign-up-form.tsx'
import { nextPathSchema } from '#app/params.ts'
import { readActor } from '#app/read-visitor.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signUp')
  return { title: t('title') }
}

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>): Promise<ReactElement> {
  const [query, actor, t] = await Promise.all([searchParams, readActor(), getTranslations('account.signUp')])
  const next = nextPathSchema.parse(query.next)
  if (actor) redirect(next)
  return (
    <AccountCard title={t('title')} lead={t('lead')}>
      <SignUpForm next={next} />
    </AccountCard>
  )
}
