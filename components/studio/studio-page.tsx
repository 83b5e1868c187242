'use client'

import type { ReactElement } from 'react'
import { isLive, isOver } from '#lib/broadcast-state.ts'
import type { ProductView, QuestionView } from '#lib/events.ts'
import type { ModerationView } from '#lib/moderation.ts'
import type { NewsRoom, RoomSnapshot } from '#lib/room-snapshot.ts'
import type { StudioView } from '#lib/studio.ts'
import { OfflineBanner } from '#components/live-room/offline-banner.tsx'
import type { RoomClient } from '#components/live-room/room-client.ts'
import type { RoomState } from '#components/live-room/room-state.ts'
import { useRoom } from '#components/live-room/use-room.ts'
import { AirBar, type EndBroadcast, type GoLive } from './air-bar.tsx'
import { CaptionsPanel, type CaptionActs } from './captions-panel.tsx'
import { ChaptersPanel, type ChapterActs } from './chapters-panel.tsx'
import { HealthPanel } from './health-panel.tsx'
import { KeyPanel, type KeyActs } from './key-panel.tsx'
import { ModerationPanel } from './moderation-panel.tsx'
import { PlanPanel, type ChangePlan } from './plan-panel.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { SettingsPanel, type ChangeSettings } from './settings-panel.tsx'
import { QuestionsBoard, type QuestionActs } from './questions-board.tsx'
import { ShelfPanel } from './shelf-panel.tsx'
import { StudioChat } from './studio-chat.tsx'
import { useIngestHealth } from './use-ingest-health.ts'

type StudioPageProps = {
  studio: StudioView
  newsRooms: NewsRoom[]
  snapshot: RoomSnapshot
  moderation: ModerationView
  shelf: ProductView[]
  host: { id: string; name: string }
  actions: KeyActs & {
    goLive: GoLive
    endBroadcast: EndBroadcast
    changeSettings: ChangeSettings
    changePlan: ChangePlan
  } & CaptionActs
}

/** Everything a host needs during a show on one page: picture, air, products, questions, chat. */
export function StudioPage(props: StudioPageProps): ReactElement {
  const { studio, newsRooms, snapshot, moderation, host, actions } = props
  const { programme, isApproved } = studio
  const { id, slug, room } = programme
  const { client, state } = useRoom({
    slug,
    room,
    newsRooms,
    snapshot: { ...snapshot, broadcast: studio.broadcast },
    privateAnswers: {},
    moderation,
  })
  const { broadcast } = state
  const health = useIngestHealth(slug, broadcast !== null && !isOver(broadcast.state))

  return (
    <div className="shell grid gap-4 pt-4 pb-16">
      <Heading programme={programme} />
      <div>
        <OfflineBanner link={state.link} />
        <AirBar
          slug={slug}
          programmeId={id}
          isApproved={isApproved}
          broadcast={broadcast}
          isSignalBad={health?.alerts.some(({ level }) => level === 'critical') ?? false}
          goLive={actions.goLive}
          endBroadcast={actions.endBroadcast}
        />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2 xl:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)_minmax(0,0.9fr)]">
        {/* On a phone the columns dissolve: what a host needs on stage comes before what was set up at home. */}
        <div className="grid gap-4 max-lg:contents">
          <PreviewPanel programme={programme} broadcast={broadcast} />
          <HealthPanel slug={slug} health={health} />
          <KeyPanel studio={studio} actions={actions} />
        </div>
        <OnStage {...props} client={client} state={state} />
        <StudioChat room={room} client={client} state={state} host={host} />
      </div>
    </div>
  )
}

/** What a host does during the show, and below it what is seen to at other times. */
function OnStage({
  studio,
  shelf,
  actions,
  client,
  state,
}: StudioPageProps & { client: RoomClient; state: RoomState }): ReactElement {
  const { room, replays } = studio.programme
  return (
    <div className="grid gap-4 max-lg:contents">
      <QuestionsBoard questions={state.questions} acts={questionActs(client)} />
      <ModerationPanel
        waiting={state.moderation}
        settle={(words) => client.request('moderation:settle', { room, ...words })}
      />
      <ShelfPanel
        shelf={shelf}
        broadcast={state.broadcast}
        spotlight={state.spotlight}
        setSpotlight={(request) => client.request('spotlight:set', request)}
      />
      <ChaptersPanel
        broadcast={state.broadcast}
        chapters={state.chapters}
        spotlight={state.spotlight}
        replays={replays}
        recorded={studio.chapters}
        acts={chapterActs(client)}
      />
      <HomeWork studio={studio} state={state} actions={actions} />
    </div>
  )
}

/** What is seen to before a show rather than during it. */
function HomeWork({
  studio,
  state: { broadcast, plan },
  actions,
}: Pick<StudioPageProps, 'studio' | 'actions'> & { state: RoomState }): ReactElement {
  return (
    <>
      <PlanPanel
        programmeId={studio.programme.id}
        plan={plan}
        reservedCount={studio.reservedCount}
        isClosed={!studio.isApproved || (broadcast !== null && isLive(broadcast.state))}
        changePlan={actions.changePlan}
      />
      <CaptionsPanel
        programmeId={studio.programme.id}
        language={studio.programme.language}
        replays={studio.programme.replays}
        tracks={studio.captions}
        actions={actions}
      />
      <SettingsPanel studio={studio} broadcast={broadcast} changeSettings={actions.changeSettings} />
    </>
  )
}

function Heading({ programme }: Pick<StudioView, 'programme'>): ReactElement {
  const { language, title } = programme
  return (
    <h1 lang={language} className="font-display text-2xl font-semibold">
      {title}
    </h1>
  )
}

function chapterActs(client: RoomClient): ChapterActs {
  return {
    mark: (mark) => client.request('chapter:mark', mark),
    rename: (change) => client.request('chapter:rename', change),
    remove: (chapter) => client.request('chapter:remove', chapter),
  }
}

/** Every act names the version that the host saw, so that a stale screen changes nothing. */
function questionActs(client: RoomClient): QuestionActs {
  const at = ({ id, version }: QuestionView) => ({ questionId: id, version })
  return {
    beginAnswer: (question) => client.request('question:begin-answer', at(question)),
    answerLive: (question) => client.request('question:answer-live', at(question)),
    handOff: (question, note) =>
      client.request('question:hand-off', { ...at(question), ...(note === '' ? {} : { note }) }),
    dismiss: (question, reason) => client.request('question:dismiss', { ...at(question), reason }),
  }
}
