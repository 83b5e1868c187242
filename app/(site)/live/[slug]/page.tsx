import type { Metadata } from 'next'
import { Suspense, type ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { roomOf } from '#lib/rooms.ts'
import { WatchRefused } from '#components/live-room/watch-refused.tsx'
import { LivePage } from '#components/live-room/live-page.tsx'
import { groupAnswers } from '#components/live-room/group-answers.ts'
import { ProgrammeAbout } from '#components/live-room/programme-about.tsx'
import type { Following } from '#components/follow/follow-button.tsx'
import { ProgrammeCover } from '#components/schedule/programme-cover.tsx'
import { findPageProgramme } from '#app/find-page-programme.ts'
import { startSchema } from '#app/params.ts'
import { openProductAction } from '#app/product-actions.ts'
import { RelatedShows } from '#app/related-shows.tsx'
import { reserveAction } from '#app/reserve-actions.ts'
import { shareAction } from '#app/share-actions.ts'
import { ShareButton } from '#components/sharing/share-button.tsx'
import { readRiskNotice } from '#app/read-risk-notice.tsx'
import { readFollowing } from '#app/read-following.ts'
import { readNewsRooms } from '#app/read-news-rooms.ts'
import { readPageTitle } from '#app/read-page-title.ts'
import { readRoomSnapshot } from '#app/read-room-snapshot.ts'
import { readActor } from '#app/read-visitor.ts'
import { listBlockedIds } from '#server/chat/block-person.ts'
import { listOwnHeld } from '#server/moderation/list-settled.ts'
import { listShelf } from '#server/products/list-shelf.ts'
import { listPrivateAnswers } from '#server/questions/list-private-answers.ts'
import { listVotedIds } from '#server/questions/vote-for-question.ts'
import { isReserved } from '#server/reservations/reserve.ts'

export async function generateMetadata({ params }: PageProps<'/live/[slug]'>): Promise<Metadata> {
  return readPageTitle(await findPageProgramme((await params).slug))
}

export default async function LiveRoute({
  params,
  searchParams,
}: PageProps<'/live/[slug]'>): Promise<ReactElement> {
  const [{ programme, refusal }, actor] = await Promise.all([
    findPageProgramme((await params).slug),
    readActor(),
  ])
  if (refusal) return <WatchRefused programme={programme} refusal={refusal} />
  const newsRooms = await readNewsRooms(actor ? [roomOf('user', actor.userId)] : [])
  const [snapshot, shelf, privateAnswers, blockedIds, votedIds, heldWords, isAwaited, following, riskNotice] =
    await Promise.all([
      readRoomSnapshot(programme, actor),
      listShelf(programme.id, actor),
      actor ? listPrivateAnswers(actor, programme.id) : [],
      actor ? listBlockedIds(actor) : [],
      actor ? listVotedIds(actor, programme.id) : [],
      actor ? listOwnHeld(actor, programme.id) : [],
      actor !== null && isReserved(actor, programme.id),
      readFollowing(actor),
      readRiskNotice(programme),
    ])
  return (
    <LivePage
      programme={programme}
      newsRooms={newsRooms}
      snapshot={snapshot}
      shelf={shelf}
      privateAnswers={groupAnswers(privateAnswers)}
      viewer={actor && { id: actor.userId, name: actor.name }}
      blockedIds={blockedIds}
      votedIds={votedIds}
      heldWords={heldWords}
      startAtMs={startSchema.parse((await searchParams).t ?? 0) * 1_000}
      openProduct={openProductAction}
      reservation={{
        isReserved: isAwaited,
        isSignedIn: actor !== null,
        reserve: reserveAction,
      }}
      cover={<ProgrammeCover programme={programme} className="relative size-full" isFirst />}
      riskNotice={riskNotice}
      share={<ShareShow programme={programme} isInBar />}
      about={<LiveAbout programme={programme} following={following} />}
    />
  )
}

function LiveAbout({
  programme,
  following,
}: {
  programme: ProgrammeView
  following: Following
}): ReactElement {
  return (
    <ProgrammeAbout programme={programme} following={following} actions={<ShareShow programme={programme} />}>
      <Suspense>
        <RelatedShows programme={programme} />
      </Suspense>
    </ProgrammeAbout>
  )
}

function ShareShow({
  programme: { id, slug, title, visibility },
  isInBar = false,
}: {
  programme: ProgrammeView
  isInBar?: boolean
}): ReactElement {
  return (
    <ShareButton
      {...{ programmeId: id, broadcastId: null, slug, title, isInBar }}
      isPublic={visibility === 'public'}
      share={shareAction}
    />
  )
}
