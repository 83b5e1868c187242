import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { publicUrl } from '#server/env.ts'
import type { FoundProgramme } from '#server/programmes/find-programme.ts'

/** What a programme's page is called; of one for staff nobody else learns even that. */
export async function readPageTitle({
  programme: { slug, title, summary, visibility },
  refusal,
}: FoundProgramme): Promise<Metadata & { title: string }> {
  if (refusal && visibility === 'staff') {
    const t = await getTranslations('live.refused')
    return { title: t('staffTitle') }
  }
  const picture = `/api/programmes/${slug}/picture?lang=${await getLocale()}`
  const images = [{ url: picture, width: 1_200, height: 630 }]
  const about = encodeURIComponent(`${publicUrl()}/live/${slug}`)
  return {
    title,
    description: summary,
    openGraph: { title, description: summary, type: 'video.other', url: `/live/${slug}`, images },
    twitter: { card: 'summary_large_image' },
    alternates: { types: { 'application/json+oembed': `/api/oembed?url=${about}` } },
  }
}

/** The same of the pages of its replays. */
export async function readReplayTitle(found: FoundProgramme): Promise<Metadata> {
  const [{ title, ...rest }, t] = await Promise.all([readPageTitle(found), getTranslations('live.replay')])
  return { title: `${title} · ${t('title')}`, ...rest }
}
