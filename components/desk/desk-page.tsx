'use client'

import { Keyboard, MessagesSquare } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState, type ReactElement } from 'react'
import { toast } from 'sonner'
import type { Ack } from '#lib/events.ts'
import { OfflineBanner } from '#components/live-room/offline-banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { ConversationDetail } from './conversation-detail.tsx'
import { ConversationList } from './conversation-list.tsx'
import type { DeskOptions } from './desk-client.ts'
import { DeskHelp } from './desk-help.tsx'
import { groupConversations, inOrder } from './desk-state.ts'
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
  const fail = useFailure()
  const { client, state } = useDesk(desk)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const input = useRef<HTMLTextAreaElement>(null)
  const groups = useMemo(() => groupConversations(state.conversations, agentId), [state.conversations, agentId])
  const rows = inOrder(groups)
  const chosen = rows.find(({ id }) => id === chosenId) ?? null

  async function claim(id: string): Promise<void> {
    const ack = await client.claim(id)
    if (ack.ok) return void toast.success(t('claimed'))
    fail(ack)
  }
  async function release(id: string): Promise<void> {
    report(await client.request('conversation:release', { conversationId: id }), t('released'))
  }
  function report(ack: Ack<unknown>, success: string): void {
    if (ack.ok) toast.success(success)
    else fail(ack)
  }
  function run(command: DeskCommand): void {
    const at = rows.findIndex(({ id }) => id === chosenId)
    if (command === 'next') setChosenId(rows[Math.min(rows.length - 1, at + 1)]?.id ?? null)
    if (command === 'previous') setChosenId(rows[Math.max(0, at - 1)]?.id ?? null)
    if (command === 'claim' && chosen?.state === 'queued') void claim(chosen.id)
    if (command === 'release' && chosen?.assigneeId === agentId) void release(chosen.id)
    if (command === 'reply' || command === 'open') input.current?.focus()
    if (command === 'help') setIsHelpOpen(true)
  }
  useDeskKeys(run)

  return (
    <div className="mx-auto flex h-[calc(100dvh-57px)] w-full max-w-[1520px] flex-col lg:px-[clamp(16px,3.4vw,40px)] lg:py-4">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 lg:px-0">
        <h1 className="font-display text-2xl font-semibold">{t('title')}</h1>
        <p role="status" className="figures flex-1 text-sm text-muted">
          {t('count', { waiting: groups.waiting.length, mine: groups.mine.length })}
        </p>
        {queues.length > 1 && <QueueLinks queues={queues} queueSlug={queueSlug} />}
        <Button kind="bare" size="icon" aria-label={t('keys.title')} className="max-lg:hidden" onClick={() => setIsHelpOpen(true)}>
          <Keyboard aria-hidden className="size-5" />
        </Button>
      </header>
      <OfflineBanner link={state.link} />
      <div className="flex min-h-0 flex-1 overflow-hidden border-line bg-surface max-lg:border-t lg:rounded-card lg:border">
        <div className={`flex min-h-0 w-full flex-col border-line lg:w-[360px] lg:border-r ${chosen ? 'max-lg:hidden' : ''}`}>
          <ConversationList groups={groups} chosenId={chosenId} onChoose={setChosenId} />
        </div>
        <div className={`flex min-h-0 flex-1 flex-col ${chosen ? '' : 'max-lg:hidden'}`}>
          {chosen ? (
            <ConversationDetail
              conversation={chosen}
              agentId={agentId}
              inputRef={input}
              onClaim={() => void claim(chosen.id)}
              onRelease={() => void release(chosen.id)}
              onBack={() => setChosenId(null)}
              onAnswer={(answer) => client.request('conversation:answer', { conversationId: chosen.id, ...answer })}
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

function QueueLinks({ queues, queueSlug }: { queues: { slug: string; name: string }[]; queueSlug: string }): ReactElement {
  const t = useTranslations('desk')
  return (
    <nav aria-label={t('queue')} className="flex gap-2">
      {queues.map(({ slug, name }) => (
        <Link
          key={slug}
          href={`/desk?queue=${slug}`}
          aria-current={slug === queueSlug ? 'page' : undefined}
          className="rounded-full border border-line px-3 py-1 text-sm text-muted aria-[current]:border-brand aria-[current]:text-brand"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
