'use client'

import { useCallback, useRef, useState, useSyncExternalStore, type RefCallback } from 'react'
import type { PlaybackSource } from './playback-source.ts'
import { Playback } from './playback.ts'
import { initialPlaybackState, type PlaybackState } from './playback-state.ts'

export type AttachVideo = RefCallback<HTMLVideoElement>

export type Player = {
  attach: AttachVideo
  playback: Playback | null
  state: PlaybackState
}

/** The one owner of the picture: it lives as long as its video element and its source. */
export function usePlayer(source: PlaybackSource, onPlayback: (playback: Playback | null) => void): Player {
  const [playback, setPlayback] = useState<Playback | null>(null)
  const { masterUrl, audioUrl, passUrl, needsPass, isLive, startAtMs } = source
  // A new start place is a wish for the next source, not a reason to build this one again.
  const startRef = useRef(startAtMs)
  const attach = useCallback(
    (video: HTMLVideoElement | null) => {
      if (!video) return
      const next = new Playback(video, {
        ...{ masterUrl, audioUrl, passUrl, needsPass, isLive },
        startAtMs: startRef.current,
      })
      next.start()
      setPlayback(next)
      onPlayback(next)
      return () => {
        next.stop()
        setPlayback(null)
        onPlayback(null)
      }
    },
    [masterUrl, audioUrl, passUrl, needsPass, isLive, onPlayback],
  )
  const state = useSyncExternalStore(
    playback?.subscribe ?? subscribeToNothing,
    playback?.state ?? initialState,
    initialState,
  )
  return { attach, playback, state }
}

function subscribeToNothing(): () => void {
  return () => {}
}

function initialState(): PlaybackState {
  return initialPlaybackState
}
