import { CornerDownRight, Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, type ReactElement } from 'react'
import type { ChatMessageView } from '#lib/events.ts'

const badgeStyle = {
  host: 'bg-brand text-on-brand',
  agent: 'bg-gold-wash text-gold',
  staff: 'bg-sunken text-muted',
} as const

type ChatMessageProps = {
  message: ChatMessageView
  viewerId: string | null
  onChoose: ((message: ChatMessageView) => void) | undefined
}

/** One line of chat. The text is only ever text. Drawn once: a busy room moves it eight times a second. */
export const ChatMessage = memo(function ChatMessage({
  message,
  viewerId,
  onChoose,
}: ChatMessageProps): ReactElement {
  const t = useTranslations('room')
  const { author, text, replyTo, mentions } = message
  const isMine = author.id === viewerId
  const choose = isMine ? undefined : onChoose
  const isToMe = viewerId !== null && !isMine && mentions.includes(viewerId)
  return (
    <div className={`group relative py-1 pl-4 ${choose ? 'pr-9' : 'pr-4'}`}>
      <div
        className={`rounded-[10px] text-[14.5px] leading-relaxed break-words ${author.badge === 'host' ? 'bg-brand-wash px-2.5 py-1.5' : ''} ${isToMe ? 'bg-gold-wash px-2.5 py-1.5' : ''}`}
      >
        {replyTo && <Replied replyTo={replyTo} />}
        {author.badge !== 'viewer' && (
          <span
            className={`mr-1.5 inline-block rounded px-1.5 align-[1px] text-[11px] leading-[18px] font-medium ${badgeStyle[author.badge]}`}
          >
            {t(`badge.${author.badge}`)}
          </span>
        )}
        <span className={`mr-2 font-medium ${isMine ? 'text-brand' : 'text-muted'}`}>{author.name}</span>
        {isToMe && <span className="mr-1.5 text-xs font-medium text-gold">{t('chat.toYou')}</span>}
        <span>{text}</span>
      </div>
      {choose && (
        <button
          type="button"
          aria-label={t('chat.actions', { name: author.name })}
          onClick={() => choose(message)}
          className="absolute top-0 right-1 grid size-8 place-items-center rounded-full bg-surface/90 text-muted opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100 [@media(hover:none)]:bg-transparent [@media(hover:none)]:opacity-60"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      )}
    </div>
  )
})

/** What a message answers, in one line. */
export function Replied({
  replyTo: { name, text },
}: {
  replyTo: NonNullable<ChatMessageView['replyTo']>
}): ReactElement {
  return (
    <p className="flex items-center gap-1 text-[13px] text-muted">
      <CornerDownRight aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">
        {name}: {text}
      </span>
    </p>
  )
}
