'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { newClientId } from '#lib/client-id.ts'
import type { Ack } from '#lib/events.ts'
import { planChanges, type PlanChangeKind } from '#lib/plan-change-kind.ts'
import type { PlanChange, PlanView } from '#lib/programme-plan.ts'
import { Button } from '#components/ui/button.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import { Field } from '#components/ui/field.tsx'
import { notify } from '#components/ui/notify.ts'
import { readText } from '#components/ui/read-text.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import { hearAnswer } from './hear-answer.ts'
import { StudioPanel } from './studio-panel.tsx'

export type ChangePlan = (request: {
  programmeId: string
  change: PlanChange
}) => Promise<Ack<{ told: number }>>

type PlanPanelProps = {
  programmeId: string
  plan: PlanView
  reservedCount: number
  /** Why nothing can be changed now: on air, or not approved. */
  isClosed: boolean
  changePlan: ChangePlan
}

/** How many await the show, and what to do when it will not begin as planned. */
export function PlanPanel(props: PlanPanelProps): ReactElement {
  const { programmeId, plan, reservedCount, changePlan } = props
  const t = useTranslations('studio.plan')
  const format = useFormatter()
  const fail = useFailure()
  const [asked, setAsked] = useState<PlanChange | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [sent, setSent] = useState(0)

  async function confirm(change: PlanChange): Promise<void> {
    setIsBusy(true)
    const ack = await hearAnswer(changePlan({ programmeId, change }))
    setIsBusy(false)
    setAsked(null)
    if (!ack.ok) return fail(ack)
    setSent((count) => count + 1)
    notify('success', t('told', { count: ack.data.told }))
  }

  return (
    <StudioPanel
      id="plan"
      className="max-lg:order-2"
      title={t('title')}
      aside={
        <span className="figures text-[13px] text-muted">{t('reserved', { count: reservedCount })}</span>
      }
    >
      <div className="grid gap-4 p-4">
        <p className="text-sm">
          {t('starts', { time: format.dateTime(plan.startsAt, { dateStyle: 'long', timeStyle: 'short' }) })}
          {plan.notice && (
            <span className="block text-muted">
              {t(`now.${plan.notice.kind}`)} {plan.notice.reason}
            </span>
          )}
        </p>
        {props.isClosed ? (
          <p className="text-sm text-muted">{t('closed')}</p>
        ) : (
          <PlanForm key={sent} reservedCount={reservedCount} onChange={setAsked} />
        )}
      </div>
      {asked && (
        <Confirm
          open
          onOpenChange={(open) => !open && setAsked(null)}
          title={t(`ask.${asked.kind}`)}
          description={t(asked.kind === 'cancelled' ? 'askHintCancelled' : 'askHint', {
            count: reservedCount,
          })}
          confirmLabel={t(`kind.${asked.kind}`)}
          isBusy={isBusy}
          onConfirm={() => void confirm(asked)}
        />
      )}
    </StudioPanel>
  )
}

type PlanFormProps = { reservedCount: number; onChange: (change: PlanChange) => void }

function PlanForm({ reservedCount, onChange }: PlanFormProps): ReactElement {
  const t = useTranslations('studio.plan')
  const [kind, setKind] = useState<PlanChangeKind>('late')
  // Of these very words: sent again because no answer came, they have one effect.
  const [clientId, setClientId] = useState(newClientId)

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const reason = readText(data, 'reason').trim()
    const startsAt = new Date(readText(data, 'startsAt')).getTime()
    if (kind !== 'postponed') return onChange({ kind, reason, clientId })
    if (!(startsAt > Date.now())) return notify('error', t('past'))
    onChange({ kind, reason, clientId, startsAt })
  }

  return (
    <form onSubmit={submit} onInput={() => setClientId(newClientId())} className="grid gap-3">
      <KindChoice kind={kind} onKind={setKind} />
      {kind === 'postponed' && <Field name="startsAt" type="datetime-local" required label={t('newStart')} />}
      <Field name="reason" required maxLength={200} label={t('reason')} hint={t('reasonHint')} />
      <Button type="submit" kind={kind === 'cancelled' ? 'danger' : 'primary'} className="justify-self-start">
        {t('send', { count: reservedCount })}
      </Button>
    </form>
  )
}

function KindChoice({
  kind,
  onKind,
}: {
  kind: PlanChangeKind
  onKind: (kind: PlanChangeKind) => void
}): ReactElement {
  const t = useTranslations('studio.plan')
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t('title')}</legend>
      {planChanges.map((choice) => (
        <label
          key={choice}
          className="flex min-h-9 cursor-pointer items-center gap-2 rounded-full border border-line px-3 text-sm has-checked:border-brand has-checked:bg-brand-wash has-focus-visible:outline-2 has-focus-visible:outline-brand"
        >
          <input
            type="radio"
            name="kind"
            value={choice}
            checked={choice === kind}
            onChange={() => onKind(choice)}
            className="accent-brand"
          />
          {t(`kind.${choice}`)}
        </label>
      ))}
    </fieldset>
  )
}
