'use client'

import { useTranslations } from 'next-intl'
import type { Quality } from './playback-state.ts'

/** A quality as people know it: its short side, or its bit rate where there is no picture; the host's own is marked. */
export function useQualityName(): (quality: Quality) => string {
  const t = useTranslations('player')
  return ({ height, bitrateKbps, rendition }) => {
    const name = height === null ? `${bitrateKbps}k` : `${height}p`
    return rendition === 'source' ? t('source', { name }) : name
  }
}
