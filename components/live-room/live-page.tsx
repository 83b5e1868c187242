'use client'

import { useCallback, useRef, type ReactElement } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import { newClientId } from '#lib/client-id.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { RoomSnapshot } from '#lib/room-snapshot.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import type { Playback } from '#components/player/playback.ts'
import { LiveBadge } from '#components/ui/live-badge.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { AskForm } from './ask-form.tsx'
import { ChatInput } from './chat-input.tsx'
import { ChatPanel } from './chat-panel.tsx'
import { ComplianceStrip } from './compliance-strip.tsx'
import { GateDialog } from './gate-dialog.tsx'
import { highestRisk } from './highest-risk.ts'
import { HostStrip } from './host-strip.tsx'
import { LiveStage } from './live-stage.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { ProductsPanel } from './products-panel.tsx'
import { ProgrammeAbout } from './programme-about.tsx'
import { QuestionsPanel } from './questions-panel.tsx'
import { RoomLayout } from './room-layout.tsx'
import { RoomPanel } from './room-panel.tsx'
import type { RoomState } from './room-state.ts'
import { SignInPrompt } from './sign-in-prompt.tsx'
import { SpotlightBanner } from './spotlight-banner.tsx'
import { usePanelTab } from './use-panel-tab.ts'
import { useProductGate, type OpenProduct } from './use-product-gate.ts'
import { useRoom } from './use-room.ts'

type LivePageProps = {
  programme: ProgrammeView
  snapshot: RoomSnapshot
  shelf: ShelvedProductView[]
  privateAnswers: RoomState['privateAnswers']
  viewer: { id: string; name: string } | null
  /** A place in the running show, from a link; 0 is the edge. */
  startAtMs: number
  openProduct: OpenProduct
}

/** A programme's live page, before, during and after the show, without a reload in between. */
export function LivePage({ programme, snapshot, shelf, privateAnswers, viewer, startAtMs, openProduct }: LivePageProps): ReactElement {
  const { id, slug, room, hosts, institution } = programme
  const { client, state } = useRoom({ slug, room, viewerId: viewer?.id ?? null, snapshot, privateAnswers })
  const gate = useProductGate(id, openProduct)
  const fail = useFailure()
  const { openTab } = usePanelTab()
  const playback = useRef<Playback | null>(null)
  const chatInput = useRef<HTMLInputElement>(null)
  const keepPlayback = useCallback((next: Playback | null) => void (playback.current = next), [])

  const { broadcast, questions } = state
  const isOnAir = broadcast !== null && isLive(broadcast.state)

  function focusChat(): void {
    openTab('chat')
    requestAnimationFrame(() => chatInput.current?.focus())
  }
  function ask(text: string, clientId = newClientId()) {
    const mediaTimeMs = playback.current?.mediaTimeMs() ?? null
    return client.request('question:ask', { room, clientId, text, ...(mediaTimeMs === null ? {} : { mediaTimeMs }) })
  }
  async function withdraw(questionId: string): Promise<void> {
    const ack = await client.request('question:withdraw', { questionId })
    if (!ack.ok) fail(ack)
  }

  return (
    <>
      <RoomLayout
        stage={
          <>
            <HostStrip
              hosts={hosts}
              institution={institution}
              badge={isOnAir ? <LiveBadge isInterrupted={broadcast.state === 'interrupted'} /> : undefined}
            />
            <div className="stage">
              <LiveStage programme={programme} broadcast={broadcast} startAtMs={startAtMs} onPlayback={keepPlayback} onChatKey={focusChat} />
              <ComplianceStrip highestRisk={highestRisk(shelf)} />
            </div>
          </>
        }
        panel={
          <>
            <OfflineBanner link={state.link} />
            <RoomPanel
              banner={<SpotlightBanner spotlight={isOnAir ? state.spotlight : null} shelf={shelf} onOpen={gate.open} />}
              counts={{ chat: null, questions: questions.length, products: shelf.length }}
              chat={
                <ChatPanel
                  messages={state.messages}
                  pending={state.pending}
                  viewer={viewer}
                  onRetry={(clientId) => client.sayAgain(clientId)}
                  onDiscard={(clientId) => client.discard(clientId)}
                >
                  {viewer ? (
                    <ChatInput inputRef={chatInput} onSend={(text) => client.say(text, playback.current?.mediaTimeMs() ?? null)} />
                  ) : (
                    <SignInPrompt />
                  )}
                </ChatPanel>
              }
              questions={
                <QuestionsPanel
                  questions={questions}
                  privateAnswers={state.privateAnswers}
                  viewerId={viewer?.id ?? null}
                  onWithdraw={(questionId) => void withdraw(questionId)}
                >
                  {viewer ? <AskForm onAsk={ask} /> : <SignInPrompt />}
                </QuestionsPanel>
              }
              products={<ProductsPanel shelf={shelf} spotlightId={state.spotlight?.product.id ?? null} onOpen={gate.open} />}
            />
          </>
        }
        about={<ProgrammeAbout programme={programme} />}
      />
      <GateDialog answer={gate.answer} onClose={gate.close} />
    </>
  )
}
