'use client'

import { Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, type ReactElement } from 'react'
import type { ConversationView } from '#lib/events.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { DeskGroups } from './desk-state.ts'
import { WaitTime } from './wait-time.tsx'

type ConversationListProps = { groups: DeskGroups; chosenId: string | null; onChoose: (id: string) => void }

export function ConversationList({ groups, chosenId, onChoose }: ConversationListProps): ReactElement {
  const t = useTranslations('desk')
  const sections = [
    { key: 'mine', title: t('mine'), rows: groups.mine },
    { key: 'waiting', title: t('waitingGroup'), rows: groups.waiting },
    { key: 'others', title: t('others'), rows: groups.others },
    { key: 'resolved', title: t('resolvedGroup'), rows: groups.resolved },
  ].filter(({ key, rows }) => rows.length > 0 || key === 'waiting')
  return (
    <nav aria-label={t('queueLabel')} className="min-h-0 flex-1 overflow-y-auto">
      {sections.map(({ key, title, rows }) => (
        <section key={key} aria-label={title}>
          <h2 className="sticky top-0 z-1 flex justify-between bg-sunken px-4 py-1.5 text-[13px] text-muted">
            {title}
            <span className="figures">{rows.length}</span>
          </h2>
          {rows.length === 0 && <EmptyState icon={<Inbox />} title={t('empty')} hint={t('emptyHint')} />}
          <ul aria-live={key === 'waiting' ? 'polite' : 'off'}>
            {rows.map((conversation) => (
              <li key={conversation.id}>
                <Row
                  conversation={conversation}
                  isChosen={conversation.id === chosenId}
                  onChoose={onChoose}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

type RowProps = { conversation: ConversationView; isChosen: boolean; onChoose: (id: string) => void }

function Row({ conversation, isChosen, onChoose }: RowProps): ReactElement {
  const t = useTranslations('desk')
  const row = useRef<HTMLButtonElement>(null)
  const { id, state, viewerName, assigneeName, question, programmeTitle, queuedAt } = conversation
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <button
      ref={row}
      type="button"
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => onChoose(id)}
      className="grid w-full gap-1 border-b border-line border-l-3 border-l-transparent px-4 py-3 text-left -outline-offset-2 hover:bg-sunken aria-[current]:border-l-brand aria-[current]:bg-brand-wash/60"
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate text-sm font-medium">{viewerName}</span>
        {state === 'queued' ? (
          <WaitTime since={queuedAt} />
        ) : (
          <span className="text-[13px] text-muted">{t(`state.${state}`)}</span>
        )}
      </span>
      <span className="line-clamp-2 text-sm break-words">{question?.text}</span>
      <span className="truncate text-[13px] text-muted">
        {programmeTitle}
        {state !== 'queued' && assigneeName && ` · ${assigneeName}`}
      </span>
    </button>
  )
}
