'use client'

import { useEffect, useState } from 'react'
import type { CaptionCue } from '#lib/captions.ts'
import { useFailure } from '#components/ui/use-failure.ts'

/** What was said in one language; null until it has come. */
export function useTranscript(broadcastId: string, language: string): CaptionCue[] | null {
  const fail = useFailure()
  const [read, setRead] = useState<{ language: string; cues: CaptionCue[] } | null>(null)
  useEffect(() => {
    const left = new AbortController()
    async function ask(): Promise<void> {
      try {
        const url = `/api/replays/${broadcastId}/transcript/${language}`
        const response = await fetch(url, { signal: left.signal })
        if (!response.ok) throw new Error(`transcript: ${response.status}`)
        const cues: unknown = await response.json()
        if (isCues(cues)) setRead({ language, cues })
      } catch {
        if (!left.signal.aborted) fail({ code: 'UNAVAILABLE', detail: {} })
      }
    }
    void ask()
    return () => left.abort()
  }, [broadcastId, language, fail])
  return read?.language === language ? read.cues : null
}

/** By hand: a schema library would be heavier than the panel. */
function isCues(answer: unknown): answer is CaptionCue[] {
  return Array.isArray(answer) && answer.every((cue) => typeof Reflect.get(cue, 'fromMs') === 'number')
}
