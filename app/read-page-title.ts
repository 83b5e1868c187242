import { getTranslations } from 'next-intl/server'
import type { FoundProgramme } from '#server/programmes/find-programme.ts'

/** What a programme's page is called; of one for staff nobody else learns even that. */
export async function readPageTitle({
  programme: { title, summary, visibility },
  refusal,
}: FoundProgramme): Promise<{ title: string; description?: string }> {
  if (refusal && visibility === 'staff') {
    const t = await getTranslations('live.refused')
    return { title: t('staffTitle') }
  }
  return { title, description: summary }
}
