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
  answerLive: (question: QuestionView) => Promise<Ack<unknown>>
  handOff: (question: QuestionView, note: string) => Promise<Ack<unknown>>
  dismiss: (question: QuestionView, reason: string) => Promise<Ack<unknown>>
}

type Asking = { kind: 'hand-off' | 'dismiss'; question: QuestionView }

const open = new Set(['submitted', 'held', 'published', 'claimed'])

/** What viewers ask, oldest first; each ends answered, handed to an agent or dismissed with a reason. */
export function QuestionsBoard({ questions, acts }: { questions: readonly QuestionView[]; acts: QuestionActs }): ReactElement {
  const t = useTranslations('studio.questions')
  const fail = useFailure()
  const [asking, setAsking] = useState<Asking | null>(null)
  const waiting = questions.filter(({ state }) => open.has(state))
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
        {questions.length === 0 && <EmptyState icon={<CircleHelp />} title={t('empty')} hint={t('emptyHint')} />}
        <ul aria-label={t('title')} aria-live="polite" className="grid gap-2.5">
          {waiting.map((question) => (
            <li key={question.id}>
              <QuestionCard question={question}>
                <div className="flex flex-wrap gap-2">
                  <Button size="small" kind="primary" onClick={() => void run(acts.answerLive(question))}>
                    {t('answerLive')}
                  </Button>
                  <Button size="small" onClick={() => setAsking({ kind: 'hand-off', question })}>
                    {t('handOff')}
                  </Button>
                  <Button size="small" kind="bare" onClick={() => setAsking({ kind: 'dismiss', question })}>
                    {t('dismiss')}
                  </Button>
                </div>
              </QuestionCard>
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
      <WordsDialog
        key={asking?.question.id ?? 'none'}
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking?.kind === 'dismiss' ? t('dismissTitle') : t('handOffTitle')}
        quote={asking?.question.text ?? ''}
        label={asking?.kind === 'dismiss' ? t('reason') : t('note')}
        isRequired={asking?.kind === 'dismiss'}
        confirmLabel={asking?.kind === 'dismiss' ? t('dismissConfirm') : t('handOffConfirm')}
        onConfirm={(words) => {
          if (asking?.kind === 'dismiss') void run(acts.dismiss(asking.question, words))
          else if (asking) void run(acts.handOff(asking.question, words))
        }}
      />
    </StudioPanel>
  )
}
