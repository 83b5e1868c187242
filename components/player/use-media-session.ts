'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Playback } from './playback.ts'

/** Who and what lock screens show beside the title. */
export type Credits = { artist: string; artworkUrl: string | null }

/** The show on lock screens and headsets, and their play and pause keys. */
export function useMediaSession(
  playback: Playback | null,
  { title, credits }: { title: string; credits: Credits | undefined },
): void {
  const t = useTranslations('common')
  const artist = credits?.artist ?? t('brand')
  const artworkUrl = credits?.artworkUrl ?? null
  useEffect(() => {
    if (!playback || !('mediaSession' in navigator)) return
    const { mediaSession } = navigator
    const artwork = artworkUrl === null ? [] : [{ src: artworkUrl }]
    mediaSession.metadata = new MediaMetadata({ title, artist, artwork })
    mediaSession.setActionHandler('play', () => playback.play())
    mediaSession.setActionHandler('pause', () => playback.pause())
    return () => {
      mediaSession.metadata = null
      mediaSession.setActionHandler('play', null)
      mediaSession.setActionHandler('pause', null)
    }
  }, [title, artist, artworkUrl, playback])
}
