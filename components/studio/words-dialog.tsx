'use client'

import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Modal } from '#components/ui/modal.tsx'

type WordsDialogProps = {
  open: boolean
  onClose: () => void
  title: string
  /** What the words are about. */
  quote: string
  label: string
  isRequired?: boolean
  confirmLabel: string
  onConfirm: (words: string) => void
}

/** Asks for a reason or a note before an act. */
export function WordsDialog({
  open,
  onClose,
  title,
  quote,
  label,
  isRequired = false,
  confirmLabel,
  onConfirm,
}: WordsDialogProps): ReactElement {
  const [words, setWords] = useState('')
  const text = words.trim()

  function confirm(event: FormEvent): void {
    event.preventDefault()
    onConfirm(text)
  }

  return (
    <Modal open={open} onOpenChange={(next) => !next && onClose()} title={title}>
      <form onSubmit={confirm} className="grid gap-3">
        <blockquote className="border-l-2 border-brand pl-3 text-sm text-muted">{quote}</blockquote>
        <label htmlFor="words" className="text-sm font-medium">
          {label}
        </label>
        <textarea
          id="words"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          maxLength={200}
          rows={3}
          className="resize-none rounded-[12px] border border-edge/70 bg-surface px-3.5 py-2.5 text-[15px]"
        />
        <Button
          type="submit"
          kind="primary"
          disabled={isRequired && text === ''}
          className="justify-self-end"
        >
          {confirmLabel}
        </Button>
      </form>
    </Modal>
  )
}
