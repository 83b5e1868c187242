'use client'

import { MessagesSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState, type ReactElement } from 'react'
import { OfflineBanner } from '#components/live-room/offline-banner.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { ConversationDetail } from './conversation-detail.tsx'
import { ConversationList } from './conversation-list.tsx'
import type { DeskOptions } from './desk-client.ts'
import { DeskHeader } from './desk-header.tsx'
import { DeskHelp } from './desk-help.tsx'
import { groupConversations, inOrder } from './desk-state.ts'
import { useChosenConversation } from './use-chosen-conversation.ts'
import { useDeskActs } from './use-desk-acts.ts'
import { useDesk } from './use-desk.ts'
import { useDeskKeys, type DeskCommand } from './use-desk-keys.ts'

type DeskPageProps = {
  desk: DeskOptions
  queues: { slug: string; name: string }[]
  queueSlug: string
  agentId: string
}

/** The queue on the left, the conversation on the right; on phones one after the other. */
export function DeskPage({ desk, queues, queueSlug, agentId }: DeskPageProps): ReactElement {
  const t = useTranslations('desk')
  const { client, state } = useDesk(desk)
  const [chosenId, choose] = useChosenConversation()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const input = useRef<HTMLTextAreaElement>(null)
  const groups = useMemo(
    () => groupConversations(state.conversations, agentId),
    [state.conversations, agentId],
  )
  const rows = inOrder(groups)
  const chosen = rows.find(({ id }) => id === chosenId) ?? null

  const { claim, release } = useDeskActs(client)

  function run(command: DeskCommand): void {
    const at = rows.findIndex(({ id }) => id === chosenId)
    if (command === 'next') choose(rows[Math.min(rows.length - 1, at + 1)]?.id ?? null)
    if (command === 'previous') choose(rows[Math.max(0, at - 1)]?.id ?? null)
    if (command === 'claim' && chosen?.state === 'queued') void claim(chosen.id)
    if (command === 'release' && chosen?.assigneeId === agentId) void release(chosen.id)
    if (command === 'reply' || command === 'open') input.current?.focus()
    if (command === 'help') setIsHelpOpen(true)
  }
  useDeskKeys(run)

  return (
    <div className="mx-auto flex h-[calc(100dvh-57px)] w-full max-w-[1520px] flex-col lg:px-[clamp(16px,3.4vw,40px)] lg:py-4">
      <DeskHeader
        counts={{ waiting: groups.waiting.length, mine: groups.mine.length }}
        queues={queues}
        queueSlug={queueSlug}
        onHelp={() => setIsHelpOpen(true)}
      />
      <OfflineBanner link={state.link} />
      <div className="flex min-h-0 flex-1 overflow-hidden border-line bg-surface max-lg:border-t lg:rounded-card lg:border">
        <div
          className={`flex min-h-0 w-full flex-col border-line lg:w-[360px] lg:border-r ${chosen ? 'max-lg:hidden' : ''}`}
        >
          <ConversationList groups={groups} chosenId={chosenId} onChoose={choose} />
        </div>
        <div className={`flex min-h-0 flex-1 flex-col ${chosen ? '' : 'max-lg:hidden'}`}>
          {chosen ? (
            <ConversationDetail
              conversation={chosen}
              agentId={agentId}
              inputRef={input}
              onClaim={() => void claim(chosen.id)}
              onRelease={() => void release(chosen.id)}
              onBack={() => choose(null)}
              onAnswer={(answer) =>
                client.request('conversation:answer', { conversationId: chosen.id, ...answer })
              }
            />
          ) : (
            <EmptyState icon={<MessagesSquare />} title={t('pick')} hint={t('pickHint')} />
          )}
        </div>
      </div>
      <DeskHelp open={isHelpOpen} onOpenChange={setIsHelpOpen} />
    </div>
  )
}
