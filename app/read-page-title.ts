import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { publicUrl } from '#server/env.ts'
import type { FoundProgramme } from '#server/programmes/find-programme.ts'

/** What a programme's page is called; of one for staff nobody else learns even that. */
export async function readPageTitle(
  { programme: { slug, title, summary, visibility }, refusal }: FoundProgramme,
  path = `/live/${slug}`,
): Promise<Metadata & { title: string }> {
  if (refusal && visibility === 'staff') {
    const t = await getTranslations('live.refused')
    return { title: t('staffTitle') }
  }
  const picture = `/api/programmes/${slug}/picture?lang=${await getLocale()}`
  const images = [{ url: picture, width: 1_200, height: 630 }]
  const about = encodeURIComponent(`${publicUrl()}${path}`)
  return {
    title,
    description: summary,
    openGraph: { title, description: summary, type: 'video.other', url: path, images },
    twitter: { card: 'summary_large_image' },
    alternates: { types: { 'application/json+oembed': `/api/oembed?url=${about}` } },
  }
}

/** The same of the page of its replays, or of one of them. */
export async function readReplayTitle(found: FoundProgramme, broadcastId?: string): Promise<Metadata> {
  const path = broadcastId && `/replay/${found.programme.slug}/${encodeURIComponent(broadcastId)}`
  const [{ title, ...rest }, t] = await Promise.all([
    readPageTitle(found, path),
    getTranslations('live.replay'),
  ])
  return { title: `${title} · ${t('title')}`, ...rest }
}
