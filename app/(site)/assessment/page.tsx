import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { AssessmentForm } from '#components/account/assessment-form.tsx'
import { nextPathSchema } from '#app/params.ts'
import { readActor } from '#app/read-visitor.ts'
import { fillAssessmentAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessment')
  return { title: t('title') }
}

export default async function AssessmentPage({
  searchParams,
}: PageProps<'/assessment'>): Promise<ReactElement> {
  const [query, actor, t] = await Promise.all([searchParams, readActor(), getTranslations('assessment')])
  const next = nextPathSchema.parse(query.next)
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(`/assessment?next=${encodeURIComponent(next)}`)}`)
  return (
    <div className="shell grid max-w-2xl gap-6 pt-8 pb-16">
      <header className="grid gap-2">
        <h1 className="font-display text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
        <p className="text-muted">{t('lead')}</p>
      </header>
      <AssessmentForm next={next} userId={actor.userId} fill={fillAssessmentAction} />
    </div>
  )
}
