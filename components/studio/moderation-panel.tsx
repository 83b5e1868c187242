'use client'

import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import type { ModerationView, WaitingWords } from '#lib/moderation.ts'
import { Button } from '#components/ui/button.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { StudioPanel } from './studio-panel.tsx'

type Settle = (words: Pick<WaitingWords, 'kind' | 'id'> & { isShown: boolean }) => Promise<Ack<unknown>>

/** Words that a rule holds back or that viewers reported, the longest waiting first. */
export function ModerationPanel({
  waiting: { items, total },
  settle,
}: {
  waiting: ModerationView
  settle: Settle
}): ReactElement {
  const t = useTranslations('studio.moderation')
  const fail = useFailure()
  const [busyId, setBusyId] = useState<string | null>(null)

  async function decide({ kind, id }: WaitingWords, isShown: boolean): Promise<void> {
    setBusyId(id)
    const ack = await settle({ kind, id, isShown })
    setBusyId(null)
    if (!ack.ok) fail(ack)
  }

  return (
    <StudioPanel
      id="moderation"
      title={t('title')}
      aside={<span className="figures text-[13px] text-muted">{t('waiting', { count: total })}</span>}
    >
      <div className="max-h-[420px] overflow-y-auto p-3">
        {items.length === 0 && (
          <p className="flex items-center gap-2 p-1 text-sm text-muted">
            <ShieldCheck aria-hidden className="size-4 shrink-0" />
            {t('empty')}
          </p>
        )}
        <ul aria-label={t('title')} aria-live="polite" className="grid gap-2.5">
          {items.map((words) => (
            <li key={words.id}>
              <Waiting
                words={words}
                isBusy={busyId === words.id}
                onDecide={(isShown) => void decide(words, isShown)}
              />
            </li>
          ))}
        </ul>
      </div>
    </StudioPanel>
  )
}

type WaitingProps = { words: WaitingWords; isBusy: boolean; onDecide: (isShown: boolean) => void }

function Waiting({ words, isBusy, onDecide }: WaitingProps): ReactElement {
  const t = useTranslations('studio.moderation')
  const reasons = useTranslations('room.message.reason')
  const { kind, authorName, text, rules, reports } = words
  const why = [
    ...rules,
    ...reports.map(({ reason, count }) => t('reported', { reason: reasons(reason), count })),
  ]
  return (
    <article className="grid gap-2 rounded-card border border-line p-3.5">
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-[13px] text-muted">
        <span>
          {authorName} · {t(`kind.${kind}`)}
        </span>
        <span className="rounded-full bg-gold-wash px-2 py-0.5 text-gold">
          {why.join(' · ') || t('held')}
        </span>
      </header>
      <p className="text-[15px] break-words">{text}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" kind="primary" disabled={isBusy} onClick={() => onDecide(true)}>
          {t(reports.length > 0 ? 'keep' : 'show')}
        </Button>
        <Button size="small" disabled={isBusy} onClick={() => onDecide(false)}>
          {t(reports.length > 0 ? 'remove' : 'refuse')}
        </Button>
      </div>
    </article>
  )
}
