'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useRef, useState, type ReactElement, type ReactNode } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { HeldWords } from '#lib/moderation.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { NewsRoom, RoomSnapshot } from '#lib/room-snapshot.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import type { Playback } from '#components/player/playback.ts'
import { LiveBadge } from '#components/ui/live-badge.tsx'
import { Danmaku } from '#components/danmaku/danmaku.tsx'
import { ComplianceStrip } from './compliance-strip.tsx'
import { hasEnded } from './has-ended.ts'
import { highestRisk } from './highest-risk.ts'
import { HostStrip } from './host-strip.tsx'
import { jumpTo } from './jump-to.ts'
import { LivePanel } from './live-panel.tsx'
import { LiveStage } from './live-stage.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { RoomLayout } from './room-layout.tsx'
import type { RoomState } from './room-state.ts'
import type { Reservation } from './upcoming.tsx'
import { ShowStartProvider } from './show-start.tsx'
import { useAnswerNotice } from './use-answer-notice.ts'
import { usePanelTab } from './use-panel-tab.ts'
import { useProductGate, type OpenProduct } from './use-product-gate.ts'
import { useRoom } from './use-room.ts'

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
  const { openTab } = usePanelTab()
  const [playback, setPlayback] = useState<Playback | null>(null)
  const chatInput = useRef<HTMLInputElement>(null)
  const { broadcast, plan } = state
  const programme = { ...props.programme, ...plan }

  function focusChat(): void {
    openTab('chat')
    requestAnimationFrame(() => chatInput.current?.focus())
  }

  return (
    <>
      <RoomLayout
        isUpright={broadcast?.isUpright ?? false}
        head={<LiveHead programme={programme} state={state} />}
        picture={
          <LiveStage
            {...props}
            programme={programme}
            broadcast={broadcast}
            chapters={state.chapters}
            onPlayback={setPlayback}
            onChatKey={viewer ? focusChat : undefined}
            onAsk={() => openTab('questions')}
            overlay={<Danmaku messages={state.messages} />}
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
            {...{ slug, room, client, state, shelf, viewer, chatInput }}
            hasEnded={hasEnded(programme, broadcast)}
            votedIds={props.votedIds}
            readMediaTime={() => playback?.mediaTimeMs() ?? null}
            onJump={playback && ((mediaTimeMs) => jumpTo(playback, mediaTimeMs))}
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
