'use client'

import { CircleHelp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { QuestionView } from '#lib/events.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Button } from '#components/ui/button.tsx'
import { QuestionCard } from './question-card.tsx'
import type { RoomState } from './room-state.ts'

type QuestionsPanelProps = {
  questions: readonly QuestionView[]
  privateAnswers: RoomState['privateAnswers']
  viewerId: string | null
  isReplay?: boolean
  onJump?: (mediaTimeMs: number) => void
  onWithdraw?: (questionId: string) => void
  /** The form, or what stands in its place. */
  children: ReactNode
}

const withdrawable = new Set(['submitted', 'held', 'published'])

/** Own questions first, then the newest. */
export function QuestionsPanel({
  questions,
  privateAnswers,
  viewerId,
  isReplay = false,
  onJump,
  onWithdraw,
  children,
}: QuestionsPanelProps): ReactElement {
  const t = useTranslations('room.questions')
  const isMine = ({ askerId }: QuestionView) => askerId === viewerId
  const shown = questions
    .filter(
      (question) =>
        question.state !== 'withdrawn' &&
        (isMine(question) || !['held', 'submitted', 'dismissed'].includes(question.state)),
    )
    .toReversed()
  const sorted = [...shown.filter(isMine), ...shown.filter((question) => !isMine(question))]
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-3">
        {sorted.length === 0 && (
          <EmptyState
            icon={<CircleHelp />}
            title={t('empty')}
            hint={t(isReplay ? 'emptyReplayHint' : 'emptyHint')}
          />
        )}
        <ul aria-label={t('label')} aria-live="polite" className="grid gap-2.5">
          {sorted.map((question) => (
            <li key={question.id} className="[contain-intrinsic-size:auto_120px] [content-visibility:auto]">
              <QuestionCard
                question={question}
                isMine={isMine(question)}
                privateAnswers={privateAnswers[question.id] ?? []}
                {...(onJump ? { onJump } : {})}
              >
                {isMine(question) && onWithdraw && withdrawable.has(question.state) && (
                  <Button
                    kind="bare"
                    size="small"
                    className="justify-self-start"
                    onClick={() => onWithdraw(question.id)}
                  >
                    {t('withdraw')}
                  </Button>
                )}
              </QuestionCard>
            </li>
          ))}
        </ul>
      </div>
      {children}
    </>
  )
}
