'use client'

import { useEffect, useRef, useState } from 'react'
import { resumeAt } from '#lib/resume.ts'
import type { Playback } from '#components/player/playback.ts'

const everyMs = 15_000
const leastChangeMs = 5_000

type ResumeOptions = {
  broadcastId: string
  durationMs: number
  isSignedIn: boolean
  /** Where the server knew to go on; null: nowhere, or a link named a place. */
  resumedAtMs: number | null
  /** A link named a place: nobody is brought elsewhere. */
  hasStart: boolean
}

/** Keeps the place in a replay, with the account or else on this device, and says where it went on. */
export function useResume(playback: Playback | null, options: ResumeOptions): number | null {
  const { broadcastId, durationMs, isSignedIn, hasStart } = options
  const [resumedAtMs, setResumedAtMs] = useState(options.resumedAtMs)
  const keptMs = useRef(0)

  useEffect(() => {
    if (!playback || isSignedIn || hasStart) return
    const placeMs = resumeAt(readPlace(broadcastId), durationMs)
    if (placeMs === null) return
    // After this paint: the page first shows what the server drew.
    const frame = requestAnimationFrame(() => {
      playback.seekTo(placeMs / 1_000)
      setResumedAtMs(placeMs)
    })
    return () => cancelAnimationFrame(frame)
  }, [playback, broadcastId, durationMs, isSignedIn, hasStart])

  useEffect(() => {
    if (!playback) return
    function keep(): void {
      const positionMs = Math.round(playback?.mediaTimeMs() ?? 0)
      if (Math.abs(positionMs - keptMs.current) < leastChangeMs) return
      keptMs.current = positionMs
      if (isSignedIn) sendPlace(broadcastId, positionMs)
      else writePlace(broadcastId, positionMs)
    }
    const timer = setInterval(keep, everyMs)
    document.addEventListener('visibilitychange', keep)
    window.addEventListener('pagehide', keep)
    return () => {
      keep()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', keep)
      window.removeEventListener('pagehide', keep)
    }
  }, [playback, broadcastId, isSignedIn])

  return resumedAtMs
}

/** Outlives the page; a place that could not be kept is no reason to disturb anybody. */
function sendPlace(broadcastId: string, positionMs: number): void {
  void fetch(`/api/replays/${broadcastId}/progress`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ positionMs }),
  }).catch(() => {})
}

function readPlace(broadcastId: string): number | null {
  try {
    const kept = localStorage.getItem(keyOf(broadcastId))
    return kept === null ? null : Number(kept)
  } catch {
    return null
  }
}

function writePlace(broadcastId: string, positionMs: number): void {
  try {
    localStorage.setItem(keyOf(broadcastId), String(positionMs))
  } catch {
    // A browser that keeps nothing begins at the beginning.
  }
}

function keyOf(broadcastId: string): string {
  return `caibo-place-${broadcastId}`
}
