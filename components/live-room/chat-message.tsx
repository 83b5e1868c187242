import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ChatMessageView } from '#lib/events.ts'

const badgeStyle = {
  host: 'bg-brand text-on-brand',
  agent: 'bg-gold-wash text-gold',
  staff: 'bg-sunken text-muted',
} as const

/** One line of chat. The text is only ever text. */
export function ChatMessage({
  message,
  isMine,
}: {
  message: ChatMessageView
  isMine: boolean
}): ReactElement {
  const t = useTranslations('room.badge')
  const { author, text } = message
  return (
    <div className="px-4 py-1">
      <p
        className={`rounded-[10px] text-[14.5px] leading-relaxed break-words ${author.badge === 'host' ? 'bg-brand-wash px-2.5 py-1.5' : ''}`}
      >
        {author.badge !== 'viewer' && (
          <span
            className={`mr-1.5 inline-block rounded px-1.5 align-[1px] text-[11px] leading-[18px] font-medium ${badgeStyle[author.badge]}`}
          >
            {t(author.badge)}
          </span>
        )}
        <span className={`mr-2 font-medium ${isMine ? 'text-brand' : 'text-muted'}`}>{author.name}</span>
        <span>{text}</span>
      </p>
    </div>
  )
}
