'use client'

import { SendHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MaskNote } from './mask-note-ahead.tsx'
import { useEffect, type FormEvent, type ReactElement, type RefObject } from 'react'

const mostLetters = 500

type ChatInputProps = {
  inputRef: RefObject<HTMLInputElement | null>
  text: string
  onText: (text: string) => void
  onSend: (text: string) => void
}

export function ChatInput({ inputRef, text, onText, onSend }: ChatInputProps): ReactElement {
  const t = useTranslations('room.chat')
  const words = text.trim()
  const left = mostLetters - text.length

  // What was typed before the page's script had come.
  useEffect(() => {
    const typed = inputRef.current?.value
    if (typed) onText(typed)
  }, [inputRef, onText])

  function send(event: FormEvent): void {
    event.preventDefault()
    if (words === '') return
    onSend(words)
    onText('')
  }

  return (
    <form
      onSubmit={send}
      className="border-t border-line over:border-t-0 p-3 pb-[max(12px,env(safe-area-inset-bottom))]"
    >
      <div className="flex items-center gap-2 rounded-full border border-edge/60 bg-surface pr-1 pl-4 focus-within:border-brand focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-brand">
        <input
          ref={inputRef}
          value={text}
          onChange={(event) => onText(event.target.value)}
          maxLength={mostLetters}
          enterKeyHint="send"
          autoComplete="off"
          aria-label={t('input')}
          placeholder={t('input')}
          className="min-h-11 min-w-0 flex-1 bg-transparent text-[15px] outline-none placeholder:text-muted"
        />
        <button
          type="submit"
          disabled={words === ''}
          aria-label={t('send')}
          className="grid size-9 place-items-center rounded-full bg-brand text-on-brand transition-opacity disabled:opacity-35"
        >
          <SendHorizontal aria-hidden className="size-4" />
        </button>
      </div>
      <MaskNote text={text} />
      {left < 80 && (
        <p aria-live="polite" className="figures px-4 pt-1 text-xs text-muted">
          {t('count', { left })}
        </p>
      )}
    </form>
  )
}
