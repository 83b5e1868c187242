'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { PlayersHealth } from '#lib/ingest-health.ts'
import { FigureList } from './figure-list.tsx'

/** What players report of the picture that they show. */
export function PlayersFigures({ players }: { players: PlayersHealth }): ReactElement {
  const t = useTranslations('health.players')
  return (
    <section aria-labelledby="players-health" className="border-t border-line">
      <h3 id="players-health" className="px-4 pt-3 text-[13px] font-semibold">
        {t('title')}
      </h3>
      {players.reporting === 0 ? (
        <p className="px-4 pt-1 pb-4 text-sm text-muted">{t('none')}</p>
      ) : (
        <Reported players={players} />
      )}
    </section>
  )
}

function Reported({ players }: { players: PlayersHealth }): ReactElement {
  const t = useTranslations('health.players')
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1)
  const pair = (p50: number | null, p95: number | null): string =>
    p50 === null || p95 === null ? '–' : t('pair', { p50: seconds(p50), p95: seconds(p95) })
  const share = (value: number): number => Math.round(value * 100)
  const renditions = players.renditions.map((each) =>
    t('share', {
      name: each.name === 'source' || each.name === 'audio' ? t(each.name) : each.name,
      percent: share(each.share),
    }),
  )
  return (
    <FigureList
      rows={[
        { name: t('reporting'), value: String(players.reporting) },
        { name: t('startup'), value: pair(players.startupMsP50, players.startupMsP95) },
        { name: t('latency'), value: pair(players.latencyMsP50, players.latencyMsP95) },
        {
          name: t('stalled'),
          value: t('stalledValue', {
            percent: share(players.stalledShare ?? 0),
            seconds: players.stallSeconds,
          }),
        },
        { name: t('renditions'), value: renditions.join(' · ') || '–' },
      ]}
    />
  )
}
