import { Clapperboard } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { WatchRefused } from '#components/live-room/watch-refused.tsx'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { findPageProgramme } from '#app/find-page-programme.ts'
import { readReplayTitle } from '#app/read-page-title.ts'

type Props = PageProps<'/replay/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return readReplayTitle(await findPageProgramme((await params).slug))
}

/** The programme's latest replay. */
export default async function LatestReplayRoute({ params, searchParams }: Props): Promise<ReactElement> {
  const { programme, refusal } = await findPageProgramme((await params).slug)
  if (refusal) return <WatchRefused programme={programme} refusal={refusal} />
  const { slug, replays } = programme
  const latest = replays[0]
  if (latest) redirect(`/replay/${slug}/${latest.broadcastId}${queryOf(await searchParams)}`)
  const t = await getTranslations('live')
  return (
    <Notice icon={<Clapperboard />} title={t('replay.none')} hint={t('replay.noneHint')}>
      <Link href={`/live/${slug}`} className={buttonStyle('primary')}>
        {t('backToProgramme')}
      </Link>
    </Notice>
  )
}

/** The moment and the tab that a link names are for the replay that it leads to. */
function queryOf(params: Record<string, string | string[] | undefined>): string {
  const pairs = Object.entries(params).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => [name, value]),
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}
