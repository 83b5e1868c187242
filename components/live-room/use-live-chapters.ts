'use client'

import { useState } from 'react'
import type { ChapterView } from '#lib/chapters.ts'
import type { BroadcastView } from '#lib/events.ts'
import { followChapters } from './live-chapters.ts'

/** The chapters that the page came with, and those that begin while it is open. */
export function useLiveChapters(
  initial: readonly ChapterView[],
  broadcast: BroadcastView | null,
): readonly ChapterView[] {
  const [followed, setFollowed] = useState({ chapters: initial, last: broadcast })
  if (followed.last === broadcast) return followed.chapters
  const next = followChapters(followed, broadcast)
  setFollowed(next)
  return next.chapters
}
