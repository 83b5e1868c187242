'use client'

import { ArrowDown, MessageCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { VList } from 'virtua'
import type { ChatMessageView } from '#lib/events.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { ChatMessage } from './chat-message.tsx'
import { chatRows, type ChatRow } from './chat-rows.ts'
import { PendingRow } from './pending-message.tsx'
import type { PendingMessage } from './room-state.ts'
import { useStuckList } from './use-stuck-list.ts'

type ChatPanelProps = {
  messages: readonly ChatMessageView[]
  pending?: readonly PendingMessage[]
  viewer: { id: string; name: string } | null
  isReplay?: boolean
  onRetry?: ((clientId: string) => void) | undefined
  onDiscard?: ((clientId: string) => void) | undefined
  /** Opens what can be done with a message; without it nothing can. */
  onChoose?: ((message: ChatMessageView) => void) | undefined
  /** The input, or what stands in its place. */
  children: ReactNode
}

export function ChatPanel({
  messages,
  pending = [],
  viewer,
  isReplay = false,
  onRetry,
  onDiscard,
  onChoose,
  children,
}: ChatPanelProps): ReactElement {
  const t = useTranslations('room.chat')
  const { list, box, rows, newCount, onScroll, onResize, toLatest } = useStuckList(
    chatRows(messages, pending),
  )

  return (
    <>
      <div ref={box} className="log relative min-h-0 flex-1 overflow-hidden">
        {rows.length === 0 ? (
          <EmptyState
            icon={<MessageCircle />}
            title={t(isReplay ? 'emptyReplay' : 'empty')}
            hint={t(isReplay ? 'emptyReplayHint' : 'emptyHint')}
          />
        ) : (
          <VList
            ref={list}
            data={rows}
            ssrCount={30}
            role="log"
            aria-label={t('label')}
            aria-live={isReplay ? 'off' : 'polite'}
            tabIndex={0}
            onScroll={onScroll}
            onResize={onResize}
            className="absolute! inset-0 overscroll-contain py-2 -outline-offset-2 upright:in-data-above:mask-t-from-[calc(100%-56px)] floating:in-[[data-tab]:has([data-card=open])]:pr-[34%]! over:flex! over:flex-col over:text-shadow-md over:*:mt-auto over:*:shrink-0"
          >
            {(row) => <Row key={row.id} row={row} {...{ viewer, onRetry, onDiscard, onChoose }} />}
          </VList>
        )}
        {newCount > 0 && <NewMessages count={newCount} onClick={toLatest} />}
      </div>
      {children}
    </>
  )
}

type RowProps = Pick<ChatPanelProps, 'viewer' | 'onRetry' | 'onDiscard' | 'onChoose'> & { row: ChatRow }

function Row({ row, viewer, onRetry, onDiscard, onChoose }: RowProps): ReactElement {
  if ('message' in row)
    return <ChatMessage message={row.message} viewerId={viewer?.id ?? null} onChoose={onChoose} />
  return (
    <PendingRow
      message={row.pending}
      name={viewer?.name ?? ''}
      onRetry={(clientId) => onRetry?.(clientId)}
      onDiscard={(clientId) => onDiscard?.(clientId)}
    />
  )
}

function NewMessages({ count, onClick }: { count: number; onClick: () => void }): ReactElement {
  const t = useTranslations('room.chat')
  return (
    <button
      type="button"
      onClick={onClick}
      className="absolute bottom-3 left-1/2 flex min-h-9 -translate-x-1/2 animate-rise items-center gap-1.5 rounded-full bg-brand px-4 text-[13px] font-medium text-on-brand shadow-pop"
    >
      <ArrowDown aria-hidden className="size-3.5" />
      {t('new', { count })}
    </button>
  )
}
