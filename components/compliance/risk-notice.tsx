'use client'

import { ShieldAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import { Button } from '#components/ui/button.tsx'
import { useFailure } from '#components/ui/use-failure.ts'

export type AcknowledgeRisk = (request: { programmeId: string }) => Promise<Ack<null>>

type RiskNoticeProps = {
  programmeId: string
  riskText: string
  language: string
  acknowledge: AcknowledgeRisk
}

/** Stands at the head of the room until the viewer has said that they know the risks; the picture goes on. */
export function RiskNotice({
  programmeId,
  riskText,
  language,
  acknowledge,
}: RiskNoticeProps): ReactElement | null {
  const t = useTranslations('live.acknowledge')
  const fail = useFailure()
  const [state, setState] = useState<'asked' | 'busy' | 'known'>('asked')

  async function press(): Promise<void> {
    setState('busy')
    const ack = await acknowledge({ programmeId }).catch(() => null)
    setState(ack?.ok ? 'known' : 'asked')
    if (!ack?.ok) fail(ack ?? { code: 'UNAVAILABLE', detail: {} })
  }

  if (state === 'known') return null
  return (
    <section
      aria-labelledby="risk-notice"
      className="grid shrink-0 gap-2 border-b border-gold/30 bg-gold-wash px-4 py-3 text-[13px]"
    >
      <h2 id="risk-notice" className="flex items-center gap-2 font-semibold text-gold">
        <ShieldAlert aria-hidden className="size-4 shrink-0" />
        {t('title')}
      </h2>
      <p lang={language} className="whitespace-pre-line">
        {riskText}
      </p>
      <Button
        kind="primary"
        size="small"
        disabled={state === 'busy'}
        className="justify-self-start"
        onClick={() => void press()}
      >
        {t('action')}
      </Button>
    </section>
  )
}
