'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { IngestHealth } from '#lib/ingest-health.ts'
import { HealthAlerts } from './health-alerts.tsx'
import { HealthFigures } from './health-figures.tsx'
import { HealthHistory } from './health-history.tsx'
import { PlayersFigures } from './players-figures.tsx'
import { StudioPanel } from './studio-panel.tsx'

/** The encoder's signal and what viewers have of it: figures, what to mend in words, and graphs. */
export function HealthPanel({ slug, health }: { slug: string; health: IngestHealth | null }): ReactElement {
  const t = useTranslations('studio.health')
  const isConnected = health?.encoderConnected ?? false
  return (
    <StudioPanel
      id="health"
      className="max-lg:order-2"
      title={t('title')}
      aside={
        <span
          role="status"
          className={`flex items-center gap-1.5 text-[13px] ${isConnected ? 'text-brand' : 'text-muted'}`}
        >
          <i aria-hidden className={`size-2 rounded-full ${isConnected ? 'bg-brand' : 'bg-edge'}`} />
          {t('encoder')} {t(isConnected ? 'connected' : 'missing')}
        </span>
      }
    >
      {/* Of an encoder that is away there is nothing to praise and nothing to measure. */}
      <HealthAlerts alerts={health?.alerts ?? []} isWatched={isConnected} />
      {health && isConnected ? (
        <HealthFigures health={health} />
      ) : (
        <p className="p-4 text-sm text-muted">{t('waits')}</p>
      )}
      {health && <PlayersFigures players={health.players} />}
      {health && <HealthHistory slug={slug} />}
    </StudioPanel>
  )
}
