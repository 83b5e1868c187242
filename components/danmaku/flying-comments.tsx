'use client'

import { useEffect, useRef, type ReactElement } from 'react'
import type { ChatMessageView } from '#lib/events.ts'
import { fly, measureText } from './fly.ts'
import { Lanes } from './lanes.ts'
import { areas, speeds, type DanmakuSettings } from './settings.ts'

const lineHeight = 1.3

type FlyingCommentsProps = {
  messages: readonly ChatMessageView[]
  settings: DanmakuSettings
  /** The last that was said before anything flies. */
  afterId: string | undefined
}

/** Above the picture; screen readers have the chat itself. */
export function FlyingComments({ messages, settings, afterId }: FlyingCommentsProps): ReactElement {
  const sky = useRef<HTMLDivElement>(null)
  const lanes = useRef(new Lanes())
  const heardId = useRef(afterId)
  const { area, speed, opacity } = settings

  useEffect(() => {
    // One that is faster would fly over those that are still on their way.
    lanes.current = new Lanes()
    sky.current?.replaceChildren()
  }, [speed])

  useEffect(() => {
    const fresh = messagesAfter(messages, heardId.current)
    heardId.current = messages.at(-1)?.id
    // Nobody sees a page in the background, and nothing ends its flight there.
    if (!sky.current || fresh.length === 0 || document.hidden) return
    letFly(sky.current, { lanes: lanes.current, fresh, pxPerSecond: speeds[speed] })
  }, [messages, speed])

  return (
    <div
      ref={sky}
      aria-hidden
      className="danmaku pointer-events-none absolute inset-x-0 top-0 overflow-hidden select-none"
      style={{ height: `${areas[area] * 100}%`, opacity: opacity / 100 }}
    />
  )
}

type Fresh = { lanes: Lanes; fresh: readonly ChatMessageView[]; pxPerSecond: number }

/** The newest first, as long as there are lanes. */
function letFly(sky: HTMLElement, { lanes, fresh, pxPerSecond }: Fresh): void {
  const letterPx = letterPixels(sky.clientWidth)
  const heightPx = letterPx * lineHeight
  const stage = { heightPx: sky.clientHeight, pxPerSecond }
  const font = `600 ${letterPx}px ${getComputedStyle(sky).fontFamily}`
  for (const { text } of fresh.toReversed()) {
    const widthPx = measureText(text, font)
    const lane = lanes.take(performance.now(), { widthPx, heightPx }, stage)
    if (lane === null) return
    fly(sky, { text, topPx: lane * heightPx, widthPx, letterPx, pxPerSecond })
  }
}

/** What was said since; after a jump to another time nothing is, so that no old words rush past. */
function messagesAfter(
  messages: readonly ChatMessageView[],
  heardId: string | undefined,
): readonly ChatMessageView[] {
  if (heardId === undefined) return messages
  const at = messages.findIndex(({ id }) => id === heardId)
  return at === -1 ? [] : messages.slice(at + 1)
}

/** As large as the picture allows: 14 to 26 px. */
function letterPixels(width: number): number {
  return Math.round(Math.min(26, Math.max(14, width / 42)))
}
