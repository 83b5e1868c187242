'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { IngestHealth } from '#lib/ingest-health.ts'
import { StudioPanel } from './studio-panel.tsx'

const slowKeyframeSeconds = 4

/** The encoder's signal in figures, and in words what to mend. */
export function HealthPanel({ health }: { health: IngestHealth | null }): ReactElement {
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
      {health === null && <p className="p-4 text-sm text-muted">{t('waits')}</p>}
      {health && (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-2.5 p-4 text-sm sm:grid-cols-3">
          {readRows(health, t).map(({ name, value }) => (
            <div key={name}>
              <dt className="text-[13px] text-muted">{name}</dt>
              <dd className="figures font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {health && (health.keyframeSeconds ?? 0) > slowKeyframeSeconds && <Warning text={t('slowKeyframes')} />}
      {health?.hasVideo && !health.hasAudio && <Warning text={t('silentWarning')} />}
    </StudioPanel>
  )
}

type HealthWords = ReturnType<typeof useTranslations<'studio.health'>>

function readRows(health: IngestHealth, t: HealthWords): { name: string; value: string }[] {
  const { width, height, keyframeSeconds } = health
  return [
    { name: t('bitrate'), value: t('kbps', { kbps: health.bitrateKbps }) },
    { name: t('fps'), value: String(health.fps) },
    { name: t('size'), value: width === null || height === null ? t('unknown') : `${width} × ${height}` },
    {
      name: t('keyframes'),
      value: keyframeSeconds === null ? t('unknown') : t('seconds', { seconds: keyframeSeconds.toFixed(1) }),
    },
    { name: t('audio'), value: t(health.hasAudio ? 'hasAudio' : 'noAudio') },
    { name: t('dropped'), value: String(health.droppedFrames) },
    { name: t('copied'), value: t(health.sourceCopied ? 'isCopied' : 'isEncoded') },
  ]
}

function Warning({ text }: { text: string }): ReactElement {
  return (
    <p
      role="alert"
      className="flex items-start gap-2 border-t border-line bg-danger-wash px-4 py-2.5 text-[13px] text-danger"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {text}
    </p>
  )
}
