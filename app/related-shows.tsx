import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { RelatedShow } from '#components/schedule/related-show.tsx'
import { readActor } from '#app/read-visitor.ts'
import { listRelated } from '#server/programmes/list-related.ts'

const shown = 4

/** Other shows below the picture: of the same scene first, each in the schedule's order. */
export async function RelatedShows({
  programme,
}: {
  programme: ProgrammeView
}): Promise<ReactElement | null> {
  const [t, actor] = await Promise.all([getTranslations('live'), readActor()])
  const related = await listRelated(programme, { actor, most: shown })
  if (related.length === 0) return null
  return (
    <section aria-labelledby="related" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="related" className="font-semibold">
        {t('related')}
      </h2>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2">
        {related.map((show) => (
          <li key={show.id}>
            <RelatedShow programme={show} />
          </li>
        ))}
      </ul>
    </section>
  )
}
