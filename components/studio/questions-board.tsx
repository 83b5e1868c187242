'use client'

import { CircleHelp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { Ack, QuestionView } from '#lib/events.ts'
import { QuestionCard } from '#components/live-room/question-card.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { StudioPanel } from './studio-panel.tsx'
import { WordsDialog } from './words-dialog.tsx'

export type QuestionActs = {
  beginAnswer: (question: QuestionView) => Promise<Ack<unknown>>
  answerLive: (question: QuestionView) => Promise<Ack<unknown>>
  handOff: (question: QuestionView, note: string) => Promise<Ack<unknown>>
  dismiss: (question: QuestionView, reason: string) => Promise<Ack<unknown>>
}

type Asking = { kind: 'hand-off' | 'dismiss'; question: QuestionView }

const open = new Set(['submitted', 'held', 'published', 'claimed'])

/** What viewers ask, what is being answered before all, then the oldest; each ends answered, handed to an agent or dismissed with a reason. */
export function QuestionsBoard({
  questions,
  acts,
}: {
  questions: readonly QuestionView[]
  acts: QuestionActs
}): ReactElement {
  const t = useTranslations('studio.questions')
  const fail = useFailure()
  const [asking, setAsking] = useState<Asking | null>(null)
  const waiting = questions.filter(({ state }) => open.has(state)).toSorted(answeredNowFirst)
  const done = questions.filter(({ state }) => !open.has(state) && state !== 'withdrawn').toReversed()

  async function run(act: Promise<Ack<unknown>>): Promise<void> {
    setAsking(null)
    const ack = await act
    if (!ack.ok) fail(ack)
  }

  return (
    <StudioPanel
      id="questions"
      title={t('title')}
      aside={<span className="figures text-[13px] text-muted">{t('open', { count: waiting.length })}</span>}
    >
      <div className="max-h-[560px] overflow-y-auto p-3">
        {questions.length === 0 && (
          <EmptyState icon={<CircleHelp />} title={t('empty')} hint={t('emptyHint')} />
        )}
        {waiting.length === 0 && done.length > 0 && <p className="p-2 text-sm text-muted">{t('empty')}</p>}
        <ul aria-label={t('title')} aria-live="polite" className="grid gap-2.5">
          {waiting.map((question) => (
            <li key={question.id}>
              <WaitingQuestion
                question={question}
                onBegin={() => void run(acts.beginAnswer(question))}
                onAnswerLive={() => void run(acts.answerLive(question))}
                onAsk={(kind) => setAsking({ kind, question })}
              />
            </li>
          ))}
        </ul>
        {done.length > 0 && <h3 className="mt-4 mb-2 text-[13px] text-muted">{t('done')}</h3>}
        <ul className="grid gap-2.5">
          {done.map((question) => (
            <li key={question.id}>
              <QuestionCard question={question} />
            </li>
          ))}
        </ul>
      </div>
      <AskForWords
        asking={asking}
        onClose={() => setAsking(null)}
        onWords={(act) => void run(act)}
        acts={acts}
      />
    </StudioPanel>
  )
}

function answeredNowFirst(left: QuestionView, right: QuestionView): number {
  return Number(right.state === 'claimed') - Number(left.state === 'claimed')
}

type AskForWordsProps = {
  asking: Asking | null
  acts: QuestionActs
  onClose: () => void
  onWords: (act: Promise<Ack<unknown>>) => void
}

function AskForWords({ asking, acts, onClose, onWords }: AskForWordsProps): ReactElement {
  const t = useTranslations('studio.questions')
  const isDismissal = asking?.kind === 'dismiss'
  return (
    <WordsDialog
      key={asking?.question.id ?? 'none'}
      open={asking !== null}
      onClose={onClose}
      title={isDismissal ? t('dismissTitle') : t('handOffTitle')}
      quote={asking?.question.text ?? ''}
      label={isDismissal ? t('reason') : t('note')}
      isRequired={isDismissal}
      confirmLabel={isDismissal ? t('dismissConfirm') : t('handOffConfirm')}
      onConfirm={(words) => {
        if (asking)
          onWords(isDismissal ? acts.dismiss(asking.question, words) : acts.handOff(asking.question, words))
      }}
    />
  )
}

type WaitingQuestionProps = {
  question: QuestionView
  onBegin: () => void
  onAnswerLive: () => void
  onAsk: (kind: Asking['kind']) => void
}

/** Begun and then finished, or answered with one press; what is being answered has one way to end first. */
function WaitingQuestion({ question, ...on }: WaitingQuestionProps): ReactElement {
  const t = useTranslations('studio.questions')
  const isBegun = question.state === 'claimed'
  return (
    <QuestionCard question={question}>
      <div className="flex flex-wrap gap-2">
        {!isBegun && (
          <Button size="small" kind="primary" onClick={on.onBegin}>
            {t('begin')}
          </Button>
        )}
        <Button size="small" kind={isBegun ? 'primary' : 'quiet'} onClick={on.onAnswerLive}>
          {t(isBegun ? 'finish' : 'answerLive')}
        </Button>
        <Button size="small" onClick={() => on.onAsk('hand-off')}>
          {t('handOff')}
        </Button>
        <Button size="small" kind="bare" onClick={() => on.onAsk('dismiss')}>
          {t('dismiss')}
        </Button>
      </div>
    </QuestionCard>
  )
}
