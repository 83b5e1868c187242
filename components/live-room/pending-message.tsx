import { LoaderCircle, RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Replied } from './chat-message.tsx'
import type { PendingMessage } from './room-state.ts'

type PendingRowProps = {
  message: PendingMessage
  name: string
  onRetry: (clientId: string) => void
  onDiscard: (clientId: string) => void
}

/** Own words that the server has not confirmed: shown at once, and honest about it. */
export function PendingRow({ message, name, onRetry, onDiscard }: PendingRowProps): ReactElement {
  const t = useTranslations('room.chat')
  const { clientId, text, state, replyTo } = message
  const isUnsent = state === 'waiting' || state === 'failed'
  return (
    <div className="px-4 py-1 text-[14.5px] leading-relaxed break-words">
      {replyTo && <Replied replyTo={replyTo} />}
      <span className="mr-2 font-medium text-brand">{name}</span>
      <span className="opacity-70">{text}</span>
      {state === 'sending' ? (
        <LoaderCircle aria-label={t('sending')} className="ml-2 inline size-3.5 animate-spin text-muted" />
      ) : (
        <span
          className={`ml-2 inline-flex items-center gap-1 text-[13px] ${state === 'waiting' || state === 'held' ? 'text-muted' : 'text-danger'}`}
        >
          <span>{t(state)}</span>
          {isUnsent && (
            <RowButton label={t('retry')} icon={<RotateCcw />} onClick={() => onRetry(clientId)} />
          )}
          {state !== 'held' && (
            <RowButton label={t('discard')} icon={<X />} onClick={() => onDiscard(clientId)} />
          )}
        </span>
      )}
    </div>
  )
}

function RowButton(props: { label: string; icon: ReactElement; onClick: () => void }): ReactElement {
  return (
    <button
      type="button"
      aria-label={props.label}
      onClick={props.onClick}
      className="grid size-7 place-items-center rounded-full hover:bg-danger-wash [&_svg]:size-3.5"
    >
      {props.icon}
    </button>
  )
}
