import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { AccountCard } from '#components/account/account-card.tsx'
import { SignInForm } from '#components/account/sign-in-form.tsx'
import { nextPathSchema } from '#app/params.ts'
import { readActor } from '#app/read-visitor.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>): Promise<ReactElement> {
  const [query, actor, t] = await Promise.all([searchParams, readActor(), getTranslations('account.signIn')])
  const next = nextPathSchema.parse(query.next)
  if (actor) redirect(next)
  return (
    <AccountCard title={t('title')} lead={t('lead')}>
      <SignInForm next={next} />
    </AccountCard>
  )
}
