'use client'

import { useTranslations } from 'next-intl'
import { useRef, type ReactElement } from 'react'
import { isOver } from '#lib/broadcast-state.ts'
import type { ProductView } from '#lib/events.ts'
import { roomOf } from '#lib/rooms.ts'
import type { RoomSnapshot } from '#lib/room-snapshot.ts'
import type { StudioView } from '#lib/studio.ts'
import { ChatInput } from '#components/live-room/chat-input.tsx'
import { ChatPanel } from '#components/live-room/chat-panel.tsx'
import { OfflineBanner } from '#components/live-room/offline-banner.tsx'
import { useRoom } from '#components/live-room/use-room.ts'
import { AirBar, type EndBroadcast, type GoLive } from './air-bar.tsx'
import { HealthPanel } from './health-panel.tsx'
import { KeyPanel, type MakeKey } from './key-panel.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { QuestionsBoard } from './questions-board.tsx'
import { ShelfPanel } from './shelf-panel.tsx'
import { StudioPanel } from './studio-panel.tsx'
import { useIngestHealth } from './use-ingest-health.ts'

type StudioPageProps = {
  studio: StudioView
  snapshot: RoomSnapshot
  shelf: ProductView[]
  host: { id: string; name: string }
  actions: { issueKey: MakeKey; rotateKey: MakeKey; goLive: GoLive; endBroadcast: EndBroadcast }
}

/** Everything a host needs during a show on one page: picture, air, products, questions, chat. */
export function StudioPage({ studio, snapshot, shelf, host, actions }: StudioPageProps): ReactElement {
  const t = useTranslations('studio')
  const { programme, isApproved, keyHints, rtmpServer } = studio
  const { id, slug, room, title } = programme
  const { client, state } = useRoom({
    slug,
    room,
    viewerId: host.id,
    studioRoom: roomOf('studio', id),
    snapshot: { ...snapshot, broadcast: studio.broadcast },
    privateAnswers: {},
  })
  const { broadcast } = state
  const health = useIngestHealth(slug, broadcast !== null && !isOver(broadcast.state))
  const chatInput = useRef<HTMLInputElement>(null)

  return (
    <div className="shell grid gap-4 pt-4 pb-16">
      <h1 className="font-display text-2xl font-semibold">{title}</h1>
      <div>
        <OfflineBanner link={state.link} />
        <AirBar
          slug={slug}
          programmeId={id}
          isApproved={isApproved}
          broadcast={broadcast}
          goLive={actions.goLive}
          endBroadcast={actions.endBroadcast}
        />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2 xl:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)_minmax(0,0.9fr)]">
        {/* On a phone the columns dissolve: what a host needs on stage comes before what was set up at home. */}
        <div className="grid gap-4 max-lg:contents">
          <PreviewPanel slug={slug} title={title} broadcast={broadcast} />
          <HealthPanel health={health} />
          <KeyPanel programmeId={id} rtmpServer={rtmpServer} keyHints={keyHints} issueKey={actions.issueKey} rotateKey={actions.rotateKey} />
        </div>
        <div className="grid gap-4 max-lg:contents">
          <QuestionsBoard
            questions={state.questions}
            acts={{
              answerLive: ({ id: questionId, version }) => client.request('question:answer-live', { questionId, version }),
              handOff: ({ id: questionId, version }, note) =>
                client.request('question:hand-off', { questionId, version, ...(note === '' ? {} : { note }) }),
              dismiss: ({ id: questionId, version }, reason) => client.request('question:dismiss', { questionId, version, reason }),
            }}
          />
          <ShelfPanel
            shelf={shelf}
            broadcast={broadcast}
            spotlight={state.spotlight}
            setSpotlight={(request) => client.request('spotlight:set', request)}
          />
        </div>
        <StudioPanel id="studio-chat" title={t('chat.title')} className="h-[560px] max-lg:order-1 lg:col-span-2 xl:sticky xl:top-4 xl:col-span-1 xl:h-[calc(100dvh-2rem)]">
          <ChatPanel
            messages={state.messages}
            pending={state.pending}
            viewer={host}
            onRetry={(clientId) => client.sayAgain(clientId)}
            onDiscard={(clientId) => client.discard(clientId)}
          >
            <ChatInput inputRef={chatInput} onSend={(text) => client.say(text, null)} />
          </ChatPanel>
        </StudioPanel>
      </div>
    </div>
  )
}
