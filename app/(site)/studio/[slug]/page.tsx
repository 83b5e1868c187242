import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache, type ReactElement } from 'react'
import { holdsRole } from '#lib/roles.ts'
import { roomOf } from '#lib/rooms.ts'
import { StudioPage } from '#components/studio/studio-page.tsx'
import { answer } from '#app/answer.ts'
import { slugSchema } from '#app/params.ts'
import { readNewsRooms } from '#app/read-news-rooms.ts'
import { readRoomSnapshot } from '#app/read-room-snapshot.ts'
import { requirePageActor } from '#app/require-page-actor.ts'
import { rtmpServer, rtmpsServer } from '#app/rtmp-server.ts'
import { NotHost } from '#app/(site)/studio/not-host.tsx'
import { authorize } from '#server/accounts/authorize.ts'
import { listCaptionsOf } from '#server/captions/list-captions.ts'
import { listWaiting } from '#server/moderation/list-waiting.ts'
import { listShelf } from '#server/products/list-shelf.ts'
import { listChaptersOf } from '#server/programmes/list-chapters.ts'
import { findProgrammeId } from '#server/programmes/find-programme-id.ts'
import { countReserved } from '#server/reservations/reserve.ts'
import { findStudioProgramme } from '#server/programmes/find-studio-programme.ts'
import {
  changePlanAction,
  changeSettingsAction,
  endBroadcastAction,
  goLiveAction,
  issueKeyAction,
  removeCaptionsAction,
  rotateKeyAction,
  saveCaptionsAction,
} from './actions.ts'

const actions = {
  issueKey: issueKeyAction,
  rotateKey: rotateKeyAction,
  goLive: goLiveAction,
  endBroadcast: endBroadcastAction,
  changeSettings: changeSettingsAction,
  changePlan: changePlanAction,
  saveCaptions: saveCaptionsAction,
  removeCaptions: removeCaptionsAction,
}

type Props = PageProps<'/studio/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [opened, t] = await Promise.all([openStudio((await params).slug), getTranslations('studio')])
  if (!opened.ok) return { title: t('title') }
  const { programme } = await findStudioProgramme(opened.data.authorized)
  return { title: `${programme.title} · ${t('title')}` }
}

export default async function StudioRoute({ params }: Props): Promise<ReactElement> {
  const opened = await openStudio((await params).slug)
  if (!opened.ok) return <NotHost />
  const { actor, authorized, programmeId } = opened.data
  const newsRooms = await readNewsRooms([roomOf('user', actor.userId), roomOf('studio', programmeId)])
  const { programme, state, broadcast, settings, keys } = await findStudioProgramme(authorized)
  const recordings = programme.replays.map(({ broadcastId }) => broadcastId)
  const [snapshot, shelf, reservedCount, captions, chapters, moderation] = await Promise.all([
    readRoomSnapshot(programme, authorized),
    listShelf(programmeId, actor),
    countReserved(programmeId),
    listCaptionsOf(recordings),
    listChaptersOf(recordings),
    listWaiting(programmeId),
  ])
  return (
    <StudioPage
      studio={{
        programme,
        isApproved: state === 'approved',
        broadcast,
        settings,
        reservedCount,
        captions,
        chapters: Object.fromEntries([...chapters].map(([id, told]) => [id, told.chapters])),
        canOpenWider: holdsRole(actor, ['programme-manager', 'admin'], authorized.institutionId),
        keys: keys.map(({ role, hint }) => ({ role, hint })),
        rtmpServer: rtmpServer(),
        rtmpsServer: rtmpsServer(),
      }}
      newsRooms={newsRooms}
      snapshot={snapshot}
      moderation={moderation}
      shelf={shelf}
      host={{ id: actor.userId, name: actor.name }}
      actions={actions}
    />
  )
}

/** Who is here and whether they run this programme, asked once for the page and its title. */
const openStudio = cache(async (typed: string) => {
  const slug = slugSchema.safeParse(typed)
  if (!slug.success) notFound()
  const actor = await requirePageActor(`/studio/${slug.data}`)
  const programmeId = (await findProgrammeId(slug.data)) ?? notFound()
  return answer(async () => ({
    actor,
    programmeId,
    authorized: await authorize(actor, 'programme:run', { programmeId }),
  }))
})
