'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, type FormEvent, type ReactElement } from 'react'
import type { Ack, RequestResults } from '#lib/events.ts'
import { Button } from '#components/ui/button.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { notify } from '#components/ui/notify.ts'
import { AskedBefore } from './asked-before.tsx'
import { MaskNote } from './mask-note-ahead.tsx'
import { tryQuestion, type QuestionTry } from './question-try.ts'

type AskFormProps = {
  slug: string
  onAsk: (text: string, clientId: string) => Promise<Ack<RequestResults['question:ask']>>
}

export function AskForm({ slug, onAsk }: AskFormProps): ReactElement {
  const t = useTranslations('room.questions')
  const fail = useFailure()
  const [text, setText] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  // Kept until it is accepted, so that a second try is the same question.
  const lastTry = useRef<QuestionTry | null>(null)

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault()
    setIsBusy(true)
    const asked = tryQuestion(lastTry.current, text.trim())
    lastTry.current = asked
    const ack = await onAsk(asked.text, asked.clientId)
    setIsBusy(false)
    if (!ack.ok) return fail(ack)
    lastTry.current = null
    // What was typed meanwhile is another question's.
    setText((typed) => (typed.trim() === asked.text ? '' : typed))
    notify('success', t(ack.data.outcome === 'held' ? 'sentHeld' : 'sent'))
  }

  return (
    <form
      onSubmit={(event) => void ask(event)}
      className="grid gap-2 border-t border-line p-3 pb-[max(12px,env(safe-area-inset-bottom))]"
    >
      <label htmlFor="ask" className="sr-only">
        {t('askLabel')}
      </label>
      <textarea
        id="ask"
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={500}
        rows={2}
        placeholder={t('placeholder')}
        className="resize-none rounded-[12px] border border-edge/60 bg-surface px-3.5 py-2.5 text-[15px] placeholder:text-muted focus:border-brand focus:outline-2 focus:-outline-offset-1 focus:outline-brand"
      />
      <MaskNote text={text} />
      <AskedBefore slug={slug} text={text} />
      <Button
        type="submit"
        kind="primary"
        disabled={isBusy || text.trim().length < 2}
        className="justify-self-end"
      >
        {t('ask')}
      </Button>
    </form>
  )
}
