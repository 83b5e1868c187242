'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ChatMessageView } from '#lib/events.ts'
import { Replied } from './chat-message.tsx'
import { quoteOf } from './quote-of.ts'

/** Above the input: what is being answered, and the way out of it. */
export function ReplyBar({
  message,
  onCancel,
}: {
  message: ChatMessageView
  onCancel: () => void
}): ReactElement {
  const t = useTranslations('room.chat')
  return (
    <div className="flex items-center gap-2 border-t border-line over:border-t-0 bg-sunken/60 py-1 pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <Replied replyTo={quoteOf(message)} />
      </div>
      <button
        type="button"
        aria-label={t('cancelReply')}
        onClick={onCancel}
        className="grid size-8 shrink-0 place-items-center rounded-full text-muted hover:bg-sunken"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  )
}
