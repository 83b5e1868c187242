'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import { questionnaire, type AssessmentQuestion, type CapacityLevel } from '#lib/questionnaire.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { useAssessmentDraft } from './use-assessment-draft.ts'

type AssessmentFormProps = {
  /** Where the person came from. */
  next: string
  userId: string
  fill: (filled: {
    version: string
    answers: Record<string, number>
  }) => Promise<Ack<{ level: CapacityLevel }>>
}

/** The questionnaire; what was answered survives a reload, and the server reckons. */
export function AssessmentForm({ next, userId, fill }: AssessmentFormProps): ReactElement {
  const t = useTranslations('assessment')
  const fail = useFailure()
  const draft = useAssessmentDraft(userId)
  const [isBusy, setIsBusy] = useState(false)
  const [level, setLevel] = useState<CapacityLevel | null>(null)
  const { questions, version } = questionnaire
  const [isRefused, setIsRefused] = useState(false)
  const open = questions.filter(({ id }) => draft.answers[id] === undefined)

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const [first] = open
    if (first) {
      setIsRefused(true)
      return goToQuestion(event.currentTarget, first.id)
    }
    setIsBusy(true)
    const ack = await fill({ version, answers: draft.answers })
    setIsBusy(false)
    if (!ack.ok) return fail(ack)
    draft.forget()
    setLevel(ack.data.level)
  }

  if (level !== null) return <Result level={level} next={next} />
  return (
    <form onSubmit={(event) => void send(event)} className="grid gap-6">
      {questions.map((question, index) => (
        <Question
          key={question.id}
          question={question}
          number={index + 1}
          chosen={draft.answers[question.id]}
          isMissing={isRefused && open.includes(question)}
          onChoose={(option) => draft.choose(question.id, option)}
        />
      ))}
      <div className="sticky bottom-0 flex items-center justify-between gap-4 border-t border-line bg-paper py-4">
        <p role="status" className="figures text-sm text-muted">
          {isRefused && open.length > 0
            ? t('left', { left: open.length })
            : t('progress', { done: questions.length - open.length, all: questions.length })}
        </p>
        <Button type="submit" kind="primary" disabled={isBusy}>
          {isBusy ? t('sending') : t('submit')}
        </Button>
      </div>
      <p className="text-[13px] text-muted">{t('note', { version })}</p>
    </form>
  )
}

/** Its first answer gets the focus; in the middle of the window neither bar covers it. */
function goToQuestion(form: HTMLFormElement, id: string): void {
  const answer = form.querySelector<HTMLInputElement>(`input[name="${id}"]`)
  answer?.focus({ preventScroll: true })
  answer?.closest('fieldset')?.scrollIntoView({ block: 'center' })
}

function Question({
  question,
  number,
  chosen,
  isMissing,
  onChoose,
}: {
  question: AssessmentQuestion
  number: number
  chosen: number | undefined
  /** It was passed over when the form was sent. */
  isMissing: boolean
  onChoose: (option: number) => void
}): ReactElement {
  const t = useTranslations('assessment')
  const { id, points } = question
  return (
    <fieldset className={`card grid gap-1 p-4 ${isMissing ? 'border-danger' : ''}`}>
      <legend className="float-left mb-2 w-full font-medium">
        {number}. {t(`questions.${id}.ask`)}
        {isMissing && <span className="ml-2 text-[13px] text-danger">{t('open')}</span>}
      </legend>
      {points.map((_, option) => (
        <label
          key={option}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-[10px] px-2 hover:bg-sunken has-checked:bg-brand-wash"
        >
          <input
            type="radio"
            name={id}
            value={option}
            checked={chosen === option}
            onChange={() => onChoose(option)}
            className="size-4.5 shrink-0 accent-brand"
          />
          {t(`questions.${id}.options.${optionKey(option)}`)}
        </label>
      ))}
    </fieldset>
  )
}

function optionKey(option: number): 'a' | 'b' | 'c' | 'd' {
  return (['a', 'b', 'c', 'd'] as const)[option] ?? 'a'
}

function Result({ level, next }: { level: CapacityLevel; next: string }): ReactElement {
  const t = useTranslations('assessment')
  return (
    <section role="status" className="card grid justify-items-start gap-3 p-6">
      <p className="text-sm text-muted">{t('result.label')}</p>
      <p className="font-display text-4xl font-semibold text-brand">C{level}</p>
      <p>{t(`result.levels.c${level}`)}</p>
      <p className="text-sm text-muted">{t('result.valid')}</p>
      <Link href={next} className={buttonStyle('primary', 'large')}>
        {t('result.back')}
      </Link>
    </section>
  )
}
