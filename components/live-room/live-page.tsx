'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useCallback, useMemo, useRef, type ReactElement, type ReactNode, type RefObject } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { HeldWords } from '#lib/moderation.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { NewsRoom, RoomSnapshot } from '#lib/room-snapshot.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { LiveBadge } from '#components/ui/live-badge.tsx'
import { Danmaku } from '#components/danmaku/danmaku.tsx'
import { ComplianceStrip } from './compliance-strip.tsx'
import { hasEnded } from './has-ended.ts'
import { highestRisk } from './highest-risk.ts'
import { HostStrip } from './host-strip.tsx'
import { LivePanel } from './live-panel.tsx'
import { LiveStage } from './live-stage.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import type { RoomClient } from './room-client.ts'
import { RoomLayout } from './room-layout.tsx'
import type { RoomState } from './room-state.ts'
import type { Reservation } from './upcoming.tsx'
import { ShowStartProvider } from './show-start.tsx'
import { useAnswerNotice } from './use-answer-notice.ts'
import { usePanelTab } from './use-panel-tab.ts'
import { useProductGate, type OpenProduct } from './use-product-gate.ts'
import { useRoom, useRoomState } from './use-room.ts'
import { useShownPlayback } from './use-shown-playback.ts'

const GateDialog = dynamic(() => untilLoaded(async () => (await import('./gate-dialog.tsx')).GateDialog), {
  loading: nothing,
})

type LivePageProps = {
  programme: ProgrammeView
  newsRooms: NewsRoom[]
  snapshot: RoomSnapshot
  shelf: ShelvedProductView[]
  privateAnswers: RoomState['privateAnswers']
  viewer: { id: string; name: string } | null
  blockedIds: readonly string[]
  heldWords: readonly HeldWords[]
  votedIds: readonly string[]
  /** A place in the running show, from a link; 0 is the edge. */
  startAtMs: number
  openProduct: OpenProduct
  reservation: Reservation
  /** Drawn on the server: what stands still is no script. */
  cover: ReactNode
  about: ReactNode
  /** For the phone's bar. */
  share: ReactNode
  /** What this viewer has still to read. */
  riskNotice: ReactNode
}

/** A programme's live page, before, during and after the show, without a reload in between. */
export function LivePage(props: LivePageProps): ReactElement {
  const { shelf, viewer } = props
  const { id, slug, room } = props.programme
  const { client, state } = useRoom({ ...props, slug, room })
  useAnswerNotice(state, viewer?.id ?? null)
  const gate = useProductGate({ programmeId: id, place: 'live' }, props.openProduct)
  const { setPlayback, readMediaTime, onJump } = useShownPlayback()
  const chatInput = useRef<HTMLInputElement>(null)
  const { broadcast, plan } = state
  const programme = useMemo(() => ({ ...props.programme, ...plan }), [props.programme, plan])
  const { focusChat, openQuestions } = usePanelWays(chatInput)
  const overlay = useMemo(() => <LiveDanmaku client={client} />, [client])

  return (
    <>
      <RoomLayout
        isUpright={broadcast?.isUpright ?? false}
        head={<LiveHead programme={programme} state={state} />}
        picture={
          <LiveStage
            programme={programme}
            broadcast={broadcast}
            shelf={shelf}
            cover={props.cover}
            startAtMs={props.startAtMs}
            reservation={props.reservation}
            chapters={state.chapters}
            onPlayback={setPlayback}
            onChatKey={viewer ? focusChat : undefined}
            onAsk={openQuestions}
            overlay={overlay}
          />
        }
        strip={<ComplianceStrip highestRisk={highestRisk(shelf)} />}
        notices={
          <>
            <OfflineBanner link={state.link} />
            {props.riskNotice}
          </>
        }
        panel={
          <LivePanel
            {...{ slug, room, client, shelf, viewer, chatInput, broadcast, readMediaTime, onJump }}
            spotlight={state.spotlight}
            questions={state.questions}
            privateAnswers={state.privateAnswers}
            hasEnded={hasEnded(programme, broadcast)}
            votedIds={props.votedIds}
            onOpenProduct={gate.open}
            share={props.share}
          />
        }
        about={
          <ShowStartProvider value={broadcast?.liveAt ?? plan.startsAt}>{props.about}</ShowStartProvider>
        }
      />
      {gate.answer && <GateDialog answer={gate.answer} onClose={gate.close} />}
    </>
  )
}

/** From the picture into the panel. */
function usePanelWays(chatInput: RefObject<HTMLInputElement | null>) {
  const { openTab } = usePanelTab()
  const focusChat = useCallback(() => {
    openTab('chat')
    requestAnimationFrame(() => chatInput.current?.focus())
  }, [openTab, chatInput])
  const openQuestions = useCallback(() => openTab('questions'), [openTab])
  return { focusChat, openQuestions }
}

/** Follows the room by itself, so that what is said draws the picture's controls not anew. */
function LiveDanmaku({ client }: { client: RoomClient }): ReactElement {
  const { messages } = useRoomState(client)
  return <Danmaku messages={messages} />
}

/** Who speaks, whether it is live, and how many watch. */
function LiveHead({
  programme: { hosts, institution },
  state: { broadcast, counts },
}: {
  programme: ProgrammeView
  state: RoomState
}): ReactElement {
  const badge = broadcast && isLive(broadcast.state) && (
    <LiveBadge isInterrupted={broadcast.state === 'interrupted'} />
  )
  return (
    <HostStrip
      hosts={hosts}
      institution={institution}
      badge={badge}
      viewers={badge ? (counts?.viewers ?? null) : undefined}
    />
  )
}
