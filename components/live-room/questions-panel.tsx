'use client'

import { CircleHelp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement, type ReactNode } from 'react'
import type { QuestionView } from '#lib/events.ts'
import { isTakenAway } from '#lib/question-state.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Button } from '#components/ui/button.tsx'
import { QuestionCard } from './question-card.tsx'
import type { RoomState } from './room-state.ts'
import type { Votes } from './use-votes.ts'

const orders = ['votes', 'newest'] as const
type Order = (typeof orders)[number]

type QuestionsPanelProps = {
  questions: readonly QuestionView[]
  privateAnswers: RoomState['privateAnswers']
  viewerId: string | null
  isReplay?: boolean
  /** The one that the picture is at. */
  currentId?: string | null
  onJump?: (mediaTimeMs: number) => void
  onWithdraw?: (questionId: string) => void
  /** The questions one wants to know too; without it nobody votes here. */
  votes?: Votes
  /** The form, or what stands in its place. */
  children: ReactNode
}

const votable = new Set(['published', 'claimed', 'handed-off'])
const withdrawable = new Set(['submitted', 'held', 'published'])

/** Own questions first, then those that most people want to know, or the newest. */
export function QuestionsPanel({
  questions,
  privateAnswers,
  viewerId,
  isReplay = false,
  currentId = null,
  onJump,
  onWithdraw,
  votes,
  children,
}: QuestionsPanelProps): ReactElement {
  const t = useTranslations('room.questions')
  const [order, setOrder] = useState<Order>('votes')
  const isMine = ({ askerId }: QuestionView) => askerId === viewerId
  const sorted = sortQuestions(questions, { isMine, order })
  return (
    <>
      <ScrolledByKeys label={t('label')}>
        {sorted.length === 0 && (
          <EmptyState
            icon={<CircleHelp />}
            title={t('empty')}
            hint={t(isReplay ? 'emptyReplayHint' : 'emptyHint')}
          />
        )}
        {sorted.length > 1 && <OrderChoice order={order} onChoose={setOrder} />}
        <ul aria-label={t('label')} aria-live="polite" className="grid gap-2.5">
          {sorted.map((question) => (
            <li key={question.id} className="[contain-intrinsic-size:auto_120px] [content-visibility:auto]">
              <QuestionCard
                question={question}
                isMine={isMine(question)}
                isCurrent={question.id === currentId}
                privateAnswers={privateAnswers[question.id] ?? []}
                {...(onJump ? { onJump } : {})}
                vote={
                  isMine(question) || !votable.has(question.state) ? undefined : voteFor(question.id, votes)
                }
              >
                {isMine(question) && onWithdraw && withdrawable.has(question.state) && (
                  <Button
                    kind="bare"
                    size="small"
                    className="-ml-3 justify-self-start"
                    onClick={() => onWithdraw(question.id)}
                  >
                    {t('withdraw')}
                  </Button>
                )}
              </QuestionCard>
            </li>
          ))}
        </ul>
      </ScrolledByKeys>
      {children}
    </>
  )
}

function sortQuestions(
  questions: readonly QuestionView[],
  { isMine, order }: { isMine: (question: QuestionView) => boolean; order: Order },
): QuestionView[] {
  const shown = questions
    .filter((question) => question.state !== 'withdrawn' && (isMine(question) || isForAll(question)))
    .toReversed()
  const others = shown.filter((question) => !isMine(question))
  // Stable: among equals the newest stays first.
  if (order === 'votes') others.sort((left, right) => right.voteCount - left.voteCount)
  return [...shown.filter(isMine), ...others]
}

/** The server sends what was taken away to its asker alone; a page that is older than that may still have it. */
function isForAll(question: QuestionView): boolean {
  return !isTakenAway(question) && !['held', 'submitted'].includes(question.state)
}

function OrderChoice({ order, onChoose }: { order: Order; onChoose: (order: Order) => void }): ReactElement {
  const t = useTranslations('room.questions.order')
  return (
    <div role="group" aria-label={t('label')} className="mb-2.5 flex gap-1">
      {orders.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={order === name}
          onClick={() => onChoose(name)}
          className={`min-h-9 rounded-full px-3 text-[13px] ${order === name ? 'bg-sunken font-medium' : 'text-muted hover:text-ink'}`}
        >
          {t(name)}
        </button>
      ))}
    </div>
  )
}

function voteFor(questionId: string, votes: Votes | undefined) {
  if (!votes) return undefined
  return {
    isOn: votes.ids.has(questionId),
    onChange: (isOn: boolean) => votes.set(questionId, isOn),
  }
}

/** Scrolled by keys, too, when nothing in it takes the focus. */
function ScrolledByKeys({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as axe's scrollable-region-focusable wants it
      tabIndex={0}
      className="log min-h-0 flex-1 overflow-y-auto overscroll-contain p-3 -outline-offset-2"
    >
      {children}
    </div>
  )
}
