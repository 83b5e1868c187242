'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { Ack, BroadcastView, ProductView, SpotlightView } from '#lib/events.ts'
import { Button } from '#components/ui/button.tsx'
import { RiskBadge } from '#components/ui/risk-badge.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { StudioPanel } from './studio-panel.tsx'

type ShelfPanelProps = {
  shelf: readonly ProductView[]
  broadcast: BroadcastView | null
  spotlight: SpotlightView | null
  setSpotlight: (request: { broadcastId: string; productId: string | null }) => Promise<Ack<unknown>>
}

/** The programme's products; one press puts one before the viewers. */
export function ShelfPanel({ shelf, broadcast, spotlight, setSpotlight }: ShelfPanelProps): ReactElement {
  const t = useTranslations('studio.shelf')
  const fail = useFailure()
  const [isBusy, setIsBusy] = useState(false)
  const onAirId = broadcast && isLive(broadcast.state) ? broadcast.id : null

  async function choose(productId: string | null): Promise<void> {
    if (onAirId === null) return
    setIsBusy(true)
    const ack = await setSpotlight({ broadcastId: onAirId, productId })
    setIsBusy(false)
    if (!ack.ok) fail(ack)
  }

  return (
    <StudioPanel id="shelf" title={t('title')}>
      {onAirId === null && <p className="px-4 pt-3 text-[13px] text-muted">{t('offAir')}</p>}
      {shelf.length === 0 && <p className="p-4 text-sm text-muted">{t('empty')}</p>}
      <ul className="grid">
        {shelf.map((product) => {
          const isShown = onAirId !== null && spotlight?.product.id === product.id
          return (
            <li
              key={product.id}
              className={`flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-3 last:border-0 ${isShown ? 'bg-gold-wash' : ''}`}
            >
              <span className="min-w-0 flex-1 basis-40">
                <span className="block truncate text-[15px] font-medium">{product.name}</span>
                <RiskBadge level={product.riskLevel} />
              </span>
              <Button
                size="small"
                kind={isShown ? 'quiet' : 'primary'}
                disabled={onAirId === null || isBusy}
                aria-label={`${t(isShown ? 'clear' : 'spotlight')}: ${product.name}`}
                onClick={() => void choose(isShown ? null : product.id)}
              >
                {t(isShown ? 'clear' : 'spotlight')}
              </Button>
            </li>
          )
        })}
      </ul>
    </StudioPanel>
  )
}
