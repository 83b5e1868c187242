import { Clapperboard } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { ProgrammeRow } from '#components/studio/programme-row.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { readVisitor } from '#app/read-visitor.ts'
import { requirePageActor } from '#app/require-page-actor.ts'
import { listHostedProgrammes } from '#server/programmes/list-hosted-programmes.ts'
import { NotHost } from './not-host.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio')
  return { title: t('title') }
}

/** The programmes that one may run. */
export default async function StudioListPage(): Promise<ReactElement> {
  const actor = await requirePageActor('/studio')
  const [programmes, visitor, t] = await Promise.all([
    listHostedProgrammes(actor),
    readVisitor(),
    getTranslations('studio'),
  ])
  if (programmes.length === 0 && !visitor?.canHost) return <NotHost />
  return (
    <div className="shell grid gap-6 py-10">
      <div>
        <h1 className="font-display text-3xl font-semibold">{t('title')}</h1>
        <p className="text-muted">{t('lead')}</p>
      </div>
      {programmes.length === 0 && (
        <div className="card">
          <EmptyState icon={<Clapperboard />} title={t('empty')} hint={t('emptyHint')} />
        </div>
      )}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {programmes.toSorted(liveFirst).map((programme) => (
          <li key={programme.id}>
            <ProgrammeRow programme={programme} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function liveFirst(left: ProgrammeView, right: ProgrammeView): number {
  return Number(right.broadcast !== null) - Number(left.broadcast !== null)
}
