'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { CaptionTrackView } from '#lib/captions.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { DanmakuButton } from '#components/danmaku/danmaku-button.tsx'
import { ChatPanel } from './chat-panel.tsx'
import type { ReplayMoment } from './replay-at.ts'
import { RoomPanel } from './room-panel.tsx'
import type { RoomState } from './room-state.ts'
import { SpotlightBanner } from './spotlight-banner.tsx'

const QuestionsPanel = dynamic(
  () => untilLoaded(async () => (await import('./questions-panel.tsx')).QuestionsPanel),
  { loading: nothing },
)
const TranscriptPanel = dynamic(
  () => untilLoaded(async () => (await import('./transcript-panel.tsx')).TranscriptPanel),
  { loading: nothing },
)
const ProductsPanel = dynamic(
  () => untilLoaded(async () => (await import('./products-panel.tsx')).ProductsPanel),
  { loading: nothing },
)

type ReplayPanelProps = {
  moment: ReplayMoment
  questionCount: number
  shelf: readonly ShelvedProductView[]
  privateAnswers: RoomState['privateAnswers']
  viewerId: string | null
  /** Empty where nobody wrote down what was said. */
  captions: readonly CaptionTrackView[]
  broadcastId: string
  mediaTimeMs: number
  onJump: (mediaTimeMs: number) => void
  onOpenProduct: (product: ShelvedProductView) => void
}

/** The room beside a recording: to be read, at the moment that the picture shows. */
export function ReplayPanel(props: ReplayPanelProps): ReactElement {
  const { moment, shelf, onOpenProduct } = props
  const spotlightId = moment.spotlight?.product.id ?? null
  return (
    <RoomPanel
      banner={<SpotlightBanner spotlight={moment.spotlight} shelf={shelf} onOpen={onOpenProduct} />}
      counts={{ chat: null, questions: props.questionCount, products: shelf.length }}
      chat={
        <ChatPanel messages={moment.messages} viewer={null} isReplay>
          <div className="flex items-center border-t border-line over:border-t-0 pr-3 *:first:flex-1 *:first:border-t-0">
            <ReplayNote of="chat" />
            <DanmakuButton />
          </div>
        </ChatPanel>
      }
      questions={
        <QuestionsPanel
          questions={moment.questions}
          privateAnswers={props.privateAnswers}
          viewerId={props.viewerId}
          isReplay
          currentId={moment.questionId}
          onJump={props.onJump}
        >
          <ReplayNote of="questions" />
        </QuestionsPanel>
      }
      products={<ProductsPanel shelf={shelf} spotlightId={spotlightId} onOpen={onOpenProduct} />}
      {...(props.captions.length > 0 && { transcript: <Transcript {...props} /> })}
    />
  )
}

function Transcript({ broadcastId, captions, mediaTimeMs, onJump }: ReplayPanelProps): ReactElement {
  return (
    <TranscriptPanel broadcastId={broadcastId} tracks={captions} mediaTimeMs={mediaTimeMs} onJump={onJump} />
  )
}

function ReplayNote({ of }: { of: 'chat' | 'questions' }): ReactElement {
  const t = useTranslations('room.replayNote')
  return <p className="border-t border-line over:border-t-0 px-4 py-3 text-[13px] text-muted">{t(of)}</p>
}
