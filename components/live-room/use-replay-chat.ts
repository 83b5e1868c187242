'use client'

import { useEffect, useRef, useState } from 'react'
import type { ChatMessageView } from '#lib/events.ts'
import { partsAround, replayWindowOf } from '#lib/replay-window.ts'

type Messages = readonly ChatMessageView[]
type Part = { index: number; messages: Messages }

/** A part that did not come is asked for again. */
const retryMs = 4_000
const fetchMs = 10_000

/** What was said around the media time; the next part is there before the picture is. */
export function useReplayChat(broadcastId: string, first: Part, mediaTimeMs: number): Messages {
  const index = replayWindowOf(mediaTimeMs)
  const [parts, setParts] = useState<ReadonlyMap<number, Messages>>(new Map([[first.index, first.messages]]))
  const here = useRef(parts)

  useEffect(() => {
    const leaving = new AbortController()
    async function bring(wanted: number): Promise<void> {
      const messages = await fetchUntilThere(`/api/replays/${broadcastId}/chat/${wanted}`, leaving.signal)
      if (messages === null || leaving.signal.aborted) return
      here.current = partsAround(new Map([...here.current, [wanted, messages]]), index)
      setParts(here.current)
    }
    for (const wanted of [index, index + 1]) if (!here.current.has(wanted)) void bring(wanted)
    return () => leaving.abort()
  }, [broadcastId, index])

  return parts.get(index) ?? []
}

/** Null when nobody waits for it any more. */
async function fetchUntilThere(url: string, leaving: AbortSignal): Promise<Messages | null> {
  while (!leaving.aborted) {
    const messages = await fetchMessages(url, leaving).catch(() => null)
    if (messages) return messages
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
  return null
}

async function fetchMessages(url: string, leaving: AbortSignal): Promise<Messages> {
  const response = await fetch(url, { signal: AbortSignal.any([leaving, AbortSignal.timeout(fetchMs)]) })
  if (!response.ok) throw new Error(`chat of a replay: ${response.status}`)
  const { replayChatSchema } = await import('#lib/replay-chat.ts')
  return replayChatSchema.parse(await response.json()).messages
}
