'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { memo, type ReactElement, type ReactNode, type RefObject } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { Room } from '#lib/rooms.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import { LiveChat } from './live-chat.tsx'
import type { RoomClient } from './room-client.ts'
import { RoomPanel } from './room-panel.tsx'
import type { RoomState } from './room-state.ts'
import { ShelfButton } from './shelf-button.tsx'
import { SignInPrompt } from './sign-in-prompt.tsx'
import { SpotlightBanner } from './spotlight-banner.tsx'
import { useVotes } from './use-votes.ts'

/** The chat is what a page opens with: the other tabs' code comes when they are opened. */
const QuestionsPanel = dynamic(
  () => untilLoaded(async () => (await import('./questions-panel.tsx')).QuestionsPanel),
  { loading: nothing },
)
const AskForm = dynamic(() => untilLoaded(async () => (await import('./ask-form.tsx')).AskForm), {
  loading: nothing,
})
const ProductsPanel = dynamic(
  () => untilLoaded(async () => (await import('./products-panel.tsx')).ProductsPanel),
  { loading: nothing },
)

type LivePanelProps = Pick<RoomState, 'broadcast' | 'spotlight' | 'questions' | 'privateAnswers'> & {
  slug: string
  room: Room
  client: RoomClient
  /** Nobody may be left to answer. */
  hasEnded: boolean
  shelf: readonly ShelvedProductView[]
  viewer: { id: string; name: string } | null
  votedIds: readonly string[]
  chatInput: RefObject<HTMLInputElement | null>
  /** What the picture shows, to place words on its clock. */
  readMediaTime: () => number | null
  /** To an earlier moment of the picture; null while there is none. */
  onJump: ((mediaTimeMs: number) => void) | null
  onOpenProduct: (product: ShelvedProductView) => void
  /** The way to pass the show on, for the phone's bar. */
  share: ReactNode
}

/**
 * The room beside a live picture. Guests read; who is signed in speaks and asks. The chat follows the room by itself:
 * all else is not drawn anew with every word.
 */
export const LivePanel = memo(function LivePanel(props: LivePanelProps): ReactElement {
  const { room, client, broadcast, questions, shelf, viewer, chatInput, readMediaTime, onOpenProduct } = props
  const fail = useFailure()
  const votes = useVotes(client, props.votedIds)
  const isOnAir = broadcast !== null && isLive(broadcast.state)
  const spotlight = isOnAir ? props.spotlight : null

  function ask(text: string, clientId: string) {
    const mediaTimeMs = readMediaTime()
    return client.request('question:ask', {
      room,
      clientId,
      text,
      ...(mediaTimeMs === null ? {} : { mediaTimeMs }),
    })
  }
  async function withdraw(questionId: string): Promise<void> {
    const ack = await client.request('question:withdraw', { questionId })
    if (!ack.ok) fail(ack)
  }

  return (
    <RoomPanel
      banner={<SpotlightBanner spotlight={spotlight} shelf={shelf} onOpen={onOpenProduct} />}
      counts={{ chat: null, questions: questions.length, products: shelf.length }}
      chat={
        <LiveChat
          room={room}
          client={client}
          hasEnded={props.hasEnded}
          viewer={viewer}
          chatInput={chatInput}
          readMediaTime={readMediaTime}
          bar={
            <>
              <ShelfButton count={shelf.length} />
              {props.share}
            </>
          }
        />
      }
      questions={
        <QuestionsPanel
          questions={questions}
          privateAnswers={props.privateAnswers}
          viewerId={viewer?.id ?? null}
          {...(props.onJump ? { onJump: props.onJump } : {})}
          onWithdraw={(questionId) => void withdraw(questionId)}
          {...(viewer ? { votes } : {})}
        >
          {viewer ? <AskForm slug={props.slug} onAsk={ask} /> : <SignInPrompt />}
        </QuestionsPanel>
      }
      products={
        <ProductsPanel shelf={shelf} spotlightId={spotlight?.product.id ?? null} onOpen={onOpenProduct} />
      }
    />
  )
})
