import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import type { ReactElement } from 'react'
import { EmbedRefused } from '#components/embed/embed-refused.tsx'
import { EmbedReplay } from '#components/embed/embed-replay.tsx'
import { RefreshUntilReady } from '#components/live-room/refresh-until-ready.tsx'
import { findPageProgramme } from '#app/find-page-programme.ts'
import { idSchema, startSchema } from '#app/params.ts'
import { readReplayTitle } from '#app/read-page-title.ts'
import { listCaptions } from '#server/captions/list-captions.ts'
import { listShelf } from '#server/products/list-shelf.ts'
import { findReplayStage } from '#server/programmes/find-replay-stage.ts'
import { listChapters } from '#server/programmes/list-chapters.ts'

type Props = PageProps<'/embed/[slug]/[broadcast]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, broadcast } = await params
  const { title } = await readReplayTitle(await findPageProgramme(slug), broadcast)
  return { title, robots: { index: false } }
}

/** One recording alone, for another site's page: nothing here acts for an account. */
export default async function EmbedReplayRoute({ params, searchParams }: Props): Promise<ReactElement> {
  const { slug, broadcast } = await params
  const { programme } = await findPageProgramme(slug)
  if (programme.visibility !== 'public') return <EmbedRefused slug={slug} reason="private" />
  const parsed = idSchema.safeParse(broadcast)
  if (!parsed.success) notFound()
  const broadcastId = parsed.data
  if (programme.broadcast?.id === broadcastId) redirect(`/embed/${slug}`)
  const replay = await findReplayStage(broadcastId)
  if (replay?.slug !== slug) notFound()
  if (replay.stage !== 'published')
    return (
      <>
        {replay.stage === 'coming' && <RefreshUntilReady />}
        <EmbedRefused slug={slug} reason={replay.stage} />
      </>
    )
  const [shelf, chapters, captions] = await Promise.all([
    listShelf(programme.id, null),
    listChapters(broadcastId),
    listCaptions(broadcastId),
  ])
  return (
    <EmbedReplay
      key={broadcastId}
      programme={programme}
      broadcastId={broadcastId}
      chapters={chapters}
      captions={captions}
      shelf={shelf}
      startAtMs={startSchema.parse((await searchParams).t ?? 0) * 1_000}
    />
  )
}
