import { Hourglass, VideoOff } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense, type ReactElement } from 'react'
import { resumeAt } from '#lib/resume.ts'
import { groupAnswers } from '#components/live-room/group-answers.ts'
import { RefreshUntilReady } from '#components/live-room/refresh-until-ready.tsx'
import { WatchRefused } from '#components/live-room/watch-refused.tsx'
import { ReplayPage } from '#components/live-room/replay-page.tsx'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { findPageProgramme } from '#app/find-page-programme.ts'
import { idSchema, startSchema } from '#app/params.ts'
import { openProductAction } from '#app/product-actions.ts'
import { RelatedShows } from '#app/related-shows.tsx'
import { shareAction } from '#app/share-actions.ts'
import { readRiskNotice } from '#app/read-risk-notice.tsx'
import { readFollowing } from '#app/read-following.ts'
import { readReplayTitle } from '#app/read-page-title.ts'
import { readReplayRoom } from '#app/read-room-snapshot.ts'
import { readActor } from '#app/read-visitor.ts'
import { listCaptions } from '#server/captions/list-captions.ts'
import { listShelf } from '#server/products/list-shelf.ts'
import { findReplayStage } from '#server/programmes/find-replay-stage.ts'
import { listChapters } from '#server/programmes/list-chapters.ts'
import { readProgress } from '#server/programmes/watch-progress.ts'
import { listPrivateAnswers } from '#server/questions/list-private-answers.ts'

type Props = PageProps<'/replay/[slug]/[broadcast]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, broadcast } = await params
  return readReplayTitle(await findPageProgramme(slug), broadcast)
}

export default async function ReplayRoute({ params, searchParams }: Props): Promise<ReactElement> {
  const { slug, broadcast } = await params
  const parsed = idSchema.safeParse(broadcast)
  const [{ programme, refusal }, actor] = await Promise.all([findPageProgramme(slug), readActor()])
  if (!parsed.success) notFound()
  if (refusal) return <WatchRefused programme={programme} refusal={refusal} />
  const broadcastId = parsed.data
  const { t: asked } = await searchParams
  const startSeconds = startSchema.parse(asked ?? 0)
  if (programme.broadcast?.id === broadcastId) redirect(`/live/${slug}?t=${startSeconds}`)
  const replay = await findReplayStage(broadcastId)
  if (replay?.slug !== slug) notFound()
  if (replay.stage === 'coming') return <NotReady slug={slug} />
  if (replay.stage !== 'published') return <NoRecording slug={slug} stage={replay.stage} />
  const placeMs = actor && asked === undefined ? await readProgress(actor, broadcastId) : null
  const durationMs = programme.replays.find((other) => other.broadcastId === broadcastId)?.durationMs ?? 0
  const resumedAtMs = resumeAt(placeMs, durationMs)
  const startAtMs = resumedAtMs ?? startSeconds * 1_000
  const [room, shelf, privateAnswers, chapters, captions, following, riskNotice] = await Promise.all([
    readReplayRoom(broadcastId, { mediaTimeMs: startAtMs, reader: actor }),
    listShelf(programme.id, actor),
    actor ? listPrivateAnswers(actor, programme.id) : [],
    listChapters(broadcastId),
    listCaptions(broadcastId),
    readFollowing(actor),
    readRiskNotice(programme),
  ])
  return (
    <ReplayPage
      key={broadcastId}
      programme={programme}
      broadcastId={broadcastId}
      room={room}
      chapters={chapters}
      captions={captions}
      shelf={shelf}
      privateAnswers={groupAnswers(privateAnswers)}
      viewerId={actor?.userId ?? null}
      startAtMs={startAtMs}
      resumedAtMs={resumedAtMs}
      openProduct={openProductAction}
      share={shareAction}
      following={following}
      related={
        <Suspense>
          <RelatedShows programme={programme} />
        </Suspense>
      }
      riskNotice={riskNotice}
    />
  )
}

/** The end of a show and its replay are a moment apart, or a review. */
async function NotReady({ slug }: { slug: string }): Promise<ReactElement> {
  const t = await getTranslations('live')
  return (
    <Notice icon={<Hourglass />} title={t('ended.title')} hint={t('ended.preparing')}>
      <RefreshUntilReady />
      <Link href={`/live/${slug}`} className={buttonStyle('quiet')}>
        {t('backToProgramme')}
      </Link>
    </Notice>
  )
}

async function NoRecording({
  slug,
  stage,
}: {
  slug: string
  stage: 'empty' | 'expired'
}): Promise<ReactElement> {
  const t = await getTranslations('live')
  const hint = stage === 'empty' ? t('ended.nothingRecorded') : t('ended.expired')
  return (
    <Notice icon={<VideoOff />} title={t('ended.title')} hint={hint}>
      <Link href={`/live/${slug}`} className={buttonStyle('quiet')}>
        {t('backToProgramme')}
      </Link>
    </Notice>
  )
}
