'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Playback } from './playback.ts'

/** The title on lock screens and headsets, and their play and pause keys. */
export function useMediaSession(title: string, playback: Playback | null): void {
  const t = useTranslations('common')
  const brand = t('brand')
  useEffect(() => {
    if (!playback || !('mediaSession' in navigator)) return
    const { mediaSession } = navigator
    mediaSession.metadata = new MediaMetadata({ title, artist: brand })
    mediaSession.setActionHandler('play', () => playback.play())
    mediaSession.setActionHandler('pause', () => playback.pause())
    return () => {
      mediaSession.metadata = null
      mediaSession.setActionHandler('play', null)
      mediaSession.setActionHandler('pause', null)
    }
  }, [title, brand, playback])
}
