'use client'

import { AtSign, Ban, Flag, Reply } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement, type ReactNode } from 'react'
import { reportReasons, type ReportReason } from '#lib/chat-rules.ts'
import type { ChatMessageView } from '#lib/events.ts'
import { Modal } from '#components/ui/modal.tsx'
import { notify } from '#components/ui/notify.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import type { RoomClient } from './room-client.ts'

type MessageActionsProps = {
  message: ChatMessageView
  client: RoomClient
  onClose: () => void
  onReply: (message: ChatMessageView) => void
  onMention: (message: ChatMessageView) => void
  onBlocked: (userId: string) => void
}

/** What can be done with somebody's message: answer it, speak to its author, report it, hide its author. */
export function MessageActions(props: MessageActionsProps): ReactElement {
  const { message, client, onClose } = props
  const t = useTranslations('room.message')
  const fail = useFailure()
  const [isReporting, setIsReporting] = useState(false)
  const { author } = message

  function close(then: (message: ChatMessageView) => void): void {
    onClose()
    then(message)
  }
  async function report(reason: ReportReason): Promise<void> {
    const ack = await client.request('chat:report', { messageId: message.id, reason })
    onClose()
    if (ack.ok) notify('success', t('reported'))
    else fail(ack)
  }
  async function block(): Promise<void> {
    const ack = await client.request('person:block', { userId: author.id, isBlocked: true })
    onClose()
    if (!ack.ok) return fail(ack)
    props.onBlocked(author.id)
    notify('success', t('blocked', { name: author.name }))
  }

  return (
    <Modal open onOpenChange={onClose} title={isReporting ? t('reportTitle') : author.name}>
      <blockquote className="mb-3 line-clamp-3 border-l-2 border-line pl-3 text-sm break-words text-muted">
        {message.text}
      </blockquote>
      <ul className="-mx-2 grid">
        {isReporting ? (
          reportReasons.map((reason) => (
            <Act key={reason} onClick={() => void report(reason)}>
              {t(`reason.${reason}`)}
            </Act>
          ))
        ) : (
          <>
            <Act icon={<Reply />} onClick={() => close(props.onReply)}>
              {t('reply')}
            </Act>
            <Act icon={<AtSign />} onClick={() => close(props.onMention)}>
              {t('mention')}
            </Act>
            <Act icon={<Flag />} onClick={() => setIsReporting(true)}>
              {t('report')}
            </Act>
            <Act icon={<Ban />} onClick={() => void block()}>
              {t('block')}
            </Act>
          </>
        )}
      </ul>
    </Modal>
  )
}

function Act({
  icon,
  onClick,
  children,
}: {
  icon?: ReactNode
  onClick: () => void
  children: ReactNode
}): ReactElement {
  return (
    <li>
      <button
        type="button"
        onClick={onClick}
        className="flex min-h-11 w-full items-center gap-3 rounded-[10px] px-2 text-left hover:bg-sunken [&_svg]:size-4 [&_svg]:text-muted"
      >
        {icon}
        {children}
      </button>
    </li>
  )
}
