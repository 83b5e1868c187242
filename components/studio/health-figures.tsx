'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { IngestHealth } from '#lib/ingest-health.ts'
import { FigureList } from './figure-list.tsx'

/** Below this nothing can be heard, so a number says less than a word. */
const silenceDb = -90

/** What arrives from the encoder, in figures. */
export function HealthFigures({ health }: { health: IngestHealth }): ReactElement {
  const t = useTranslations('studio.health')
  const words = useTranslations('health')
  const { width, height, keyframeSeconds, audioDriftMs, rmsDb, transcoderLagMs } = health
  const unknown = t('unknown')
  const ms = (value: number | null): string => (value === null ? unknown : words('ms', { ms: value }))
  const level =
    rmsDb === null
      ? t(health.hasAudio ? 'hasAudio' : 'noAudio')
      : rmsDb < silenceDb
        ? words('silence')
        : words('decibels', { db: rmsDb.toFixed(1) })
  const rows = [
    { name: t('bitrate'), value: t('kbps', { kbps: health.bitrateKbps }) },
    { name: t('fps'), value: String(health.fps) },
    { name: t('size'), value: width === null || height === null ? unknown : `${width} × ${height}` },
    {
      name: t('keyframes'),
      value: keyframeSeconds === null ? unknown : t('seconds', { seconds: keyframeSeconds.toFixed(1) }),
    },
    { name: words('bFrames'), value: words(health.hasBFrames ? 'yes' : 'no') },
    { name: t('dropped'), value: String(health.droppedFrames) },
    { name: words('sound'), value: level },
    { name: words('drift'), value: ms(audioDriftMs) },
    { name: words('late'), value: ms(health.backlogMs) },
    { name: t('copied'), value: t(health.sourceCopied ? 'isCopied' : 'isEncoded') },
    ...(transcoderLagMs === null ? [] : [{ name: words('lag'), value: ms(transcoderLagMs) }]),
    ...(health.encoders.length > 0 ? [{ name: words('encoders'), value: encoderNames(health, words) }] : []),
  ]
  return <FigureList rows={rows} />
}

type HealthWords = ReturnType<typeof useTranslations<'health'>>

function encoderNames({ encoders }: IngestHealth, words: HealthWords): string {
  return encoders
    .map(({ role, isOnAir }) => (isOnAir ? words('onAir', { name: words(role) }) : words(role)))
    .join(' · ')
}
