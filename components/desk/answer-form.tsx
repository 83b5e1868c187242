'use client'

import { Radio as RadioControl } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useTranslations } from 'next-intl'
import {
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react'
import type { Ack } from '#lib/events.ts'
import { newClientId } from '#lib/client-id.ts'
import { Button } from '#components/ui/button.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { useDraft } from './use-draft.ts'
import { notify } from '#components/ui/notify.ts'

export type AnswerWords = { text: string; visibility: 'public' | 'private'; clientId: string }

type AnswerFormProps = {
  conversationId: string
  inputRef: RefObject<HTMLTextAreaElement | null>
  onAnswer: (answer: AnswerWords) => Promise<Ack<unknown>>
}

const choices = ['public', 'private'] as const
type Visibility = (typeof choices)[number]

export function AnswerForm({ conversationId, inputRef, onAnswer }: AnswerFormProps): ReactElement {
  const t = useTranslations('desk.answer')
  const fail = useFailure()
  const { text, setText } = useDraft(`desk-draft-${conversationId}`)
  const [visibility, setVisibility] = useState<Visibility>('public')
  const [isBusy, setIsBusy] = useState(false)
  // One name until it is accepted, so that a second try is the same answer.
  const clientId = useRef(newClientId())

  async function send(event?: FormEvent): Promise<void> {
    event?.preventDefault()
    if (text.trim() === '' || isBusy) return
    setIsBusy(true)
    const ack = await onAnswer({ text: text.trim(), visibility, clientId: clientId.current })
    setIsBusy(false)
    if (!ack.ok) return fail(ack)
    clientId.current = newClientId()
    setText('')
    notify('success', t('sent'))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  }

  return (
    <form onSubmit={(event) => void send(event)} className="grid gap-3 border-t border-line p-4">
      <label htmlFor="answer" className="sr-only">
        {t('label')}
      </label>
      <textarea
        id="answer"
        ref={inputRef}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        maxLength={2_000}
        rows={4}
        placeholder={t('placeholder')}
        className="resize-y rounded-[12px] border border-edge/70 bg-surface px-3.5 py-2.5 text-[15px] placeholder:text-muted"
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <VisibilityChoice value={visibility} onChange={setVisibility} />
        <Button type="submit" kind="primary" disabled={isBusy || text.trim() === ''}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}

function VisibilityChoice({
  value,
  onChange,
}: {
  value: Visibility
  onChange: (value: Visibility) => void
}): ReactElement {
  const t = useTranslations('desk.answer')
  return (
    <RadioGroup
      aria-label={t('visibility')}
      value={value}
      onValueChange={(next) => onChange(choices.find((choice) => choice === next) ?? 'public')}
      className="flex gap-4"
    >
      {choices.map((choice) => (
        <label key={choice} className="flex min-h-9 cursor-pointer items-center gap-2 text-sm">
          <RadioControl.Root
            value={choice}
            className="grid size-5 place-items-center rounded-full border-2 border-edge data-checked:border-brand"
          >
            <RadioControl.Indicator className="size-2.5 rounded-full bg-brand" />
          </RadioControl.Root>
          {t(choice)}
        </label>
      ))}
    </RadioGroup>
  )
}
