import { CheckCheck, ChevronUp, Lock, MessageSquareText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { AnswerView, QuestionView } from '#lib/events.ts'
import { showEndedReason } from '#lib/question-state.ts'
import { formatMediaTime } from '#lib/format-media-time.ts'

type QuestionCardProps = {
  question: QuestionView
  privateAnswers?: readonly AnswerView[]
  isMine?: boolean
  /** The picture is at its asking or its answer. */
  isCurrent?: boolean
  /** Says that one wants to know it too, or takes that back; without it the count is only shown. */
  vote?: { isOn: boolean; onChange: (isOn: boolean) => void } | undefined
  /** Goes to a place of the picture; without it times are only said. */
  onJump?: ((mediaTimeMs: number) => void) | undefined
  children?: ReactNode
}

const waiting = new Set(['submitted', 'held', 'published', 'claimed', 'handed-off'])

export function QuestionCard({
  question,
  privateAnswers = [],
  isMine = false,
  isCurrent = false,
  vote,
  onJump,
  children,
}: QuestionCardProps): ReactElement {
  const t = useTranslations('room.questions')
  const { text, askerName, state, answers, reason } = question
  const isLeftOpen = reason === showEndedReason
  return (
    <article
      aria-current={isCurrent ? 'true' : undefined}
      className={`grid gap-2 rounded-card border p-3.5 aria-[current]:border-gold aria-[current]:bg-gold-wash/60 ${isMine ? 'border-brand/45 bg-brand-wash/50' : 'border-line'}`}
    >
      <header className="flex items-center justify-between gap-3 text-[13px] text-muted">
        <span>{isMine ? t('mine') : askerName}</span>
        <span
          className={
            waiting.has(state)
              ? 'rounded-full bg-sunken px-2 py-0.5'
              : 'inline-flex items-center gap-1 rounded-full bg-brand-wash px-2 py-0.5 text-brand'
          }
        >
          {!waiting.has(state) && state.startsWith('answered') && (
            <CheckCheck aria-hidden className="size-3.5" />
          )}
          {t(isLeftOpen ? 'leftOpen' : `state.${state}`)}
        </span>
      </header>
      <p className="text-[15px] break-words">{text}</p>
      <Votes count={question.voteCount} vote={vote} />
      <Moments question={question} onJump={onJump} />
      {reason !== null && !isLeftOpen && <p className="text-[13px] text-muted">{t('reason', { reason })}</p>}
      {[...answers, ...privateAnswers].map((answer) => (
        <Answer key={answer.id} answer={answer} />
      ))}
      {children}
    </article>
  )
}

/** When it was asked and when it was answered, and the way there. */
function Moments({
  question: { mediaTimeMs, answeredMs },
  onJump,
}: Pick<QuestionCardProps, 'question' | 'onJump'>): ReactElement | null {
  const t = useTranslations('room.questions')
  if (!onJump)
    return answeredMs === null ? null : (
      <p className="text-[13px] text-muted">{t('answeredAt', { time: formatMediaTime(answeredMs) })}</p>
    )
  const ways = [
    ...(mediaTimeMs === null ? [] : [{ key: 'jumpToAsked', ms: mediaTimeMs } as const]),
    ...(answeredMs === null ? [] : [{ key: 'jump', ms: answeredMs } as const]),
  ]
  return (
    <p className="flex flex-wrap gap-x-4 text-[13px] empty:hidden">
      {ways.map(({ key, ms }) => (
        <button
          key={key}
          type="button"
          className="min-h-6 text-brand underline-offset-4 hover:underline"
          onClick={() => onJump(ms)}
        >
          {t(key, { time: formatMediaTime(ms) })}
        </button>
      ))}
    </p>
  )
}

function Answer({ answer }: { answer: AnswerView }): ReactElement {
  const t = useTranslations('room.questions')
  const isPrivate = answer.visibility === 'private'
  return (
    <div className="grid gap-1 rounded-[10px] bg-sunken p-3 text-[14.5px]">
      <p className="flex items-center gap-1.5 text-[13px] text-muted">
        {isPrivate ? (
          <Lock aria-hidden className="size-3.5" />
        ) : (
          <MessageSquareText aria-hidden className="size-3.5" />
        )}
        {t('from', { name: answer.author })}
        {isPrivate && <span>· {t('private')}</span>}
      </p>
      <p className="break-words whitespace-pre-line">{answer.text}</p>
    </div>
  )
}

function Votes({ count, vote }: { count: number; vote: QuestionCardProps['vote'] }): ReactElement | null {
  const t = useTranslations('room.questions')
  if (!vote) return count > 0 ? <p className="text-[13px] text-muted">{t('votes', { count })}</p> : null
  return (
    <button
      type="button"
      aria-pressed={vote.isOn}
      onClick={() => vote.onChange(!vote.isOn)}
      className={`inline-flex min-h-9 items-center gap-1.5 justify-self-start rounded-full border px-3 text-[13px] ${vote.isOn ? 'border-brand bg-brand-wash font-medium text-brand' : 'border-line text-muted hover:border-edge'}`}
    >
      <ChevronUp aria-hidden className="size-4" />
      {t('vote')}
      {count > 0 && <span className="figures">{count}</span>}
    </button>
  )
}
