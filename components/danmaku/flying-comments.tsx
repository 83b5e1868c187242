'use client'

import Engine from 'danmaku'
import { useEffect, useRef, type ReactElement } from 'react'
import type { ChatMessageView } from '#lib/events.ts'
import { Lanes } from './lanes.ts'
import { areas, speeds, type DanmakuSettings } from './settings.ts'

/** The canvas engine sets these on its drawing context; the package's types know the other engine's only. */
type CanvasStyle = Partial<CSSStyleDeclaration> & {
  textBaseline: string
  fillStyle: string
  strokeStyle: string
  lineWidth: number
}

const lineHeight = 1.3

type FlyingCommentsProps = {
  messages: readonly ChatMessageView[]
  settings: DanmakuSettings
  /** The last that was said before anything flies. */
  afterId: string | undefined
}

/** Drawn on a canvas over the picture; screen readers have the chat itself. */
export function FlyingComments({ messages, settings, afterId }: FlyingCommentsProps): ReactElement {
  const box = useRef<HTMLDivElement>(null)
  const engine = useRef<Engine | null>(null)
  const lanes = useRef(new Lanes())
  const heardId = useRef(afterId)
  /** As observed: to ask the page for it at each word would have it laid out twice. */
  const sky = useRef({ widthPx: 0, heightPx: 0 })
  const { area, speed, opacity } = settings

  useEffect(() => {
    const container = box.current
    if (!container) return
    const flying = new Engine({ container, engine: 'canvas' })
    engine.current = flying
    const measure = (): void => {
      sky.current = { widthPx: container.clientWidth, heightPx: container.clientHeight }
    }
    measure()
    const observer = new ResizeObserver(() => {
      flying.resize()
      measure()
    })
    observer.observe(container)
    return () => {
      observer.disconnect()
      flying.destroy()
      engine.current = null
    }
  }, [])

  useEffect(() => {
    if (engine.current) engine.current.speed = speeds[speed]
  }, [speed])

  useEffect(() => {
    const fresh = messagesAfter(messages, heardId.current)
    heardId.current = messages.at(-1)?.id
    const { widthPx, heightPx } = sky.current
    if (widthPx === 0) return // Not shown yet.
    const pixels = letterPixels(widthPx)
    for (const { text } of fresh.toReversed()) {
      const comment = { widthPx: Array.from(text).length * pixels, heightPx: pixels * lineHeight }
      const stage = { heightPx, pxPerSecond: speeds[speed] }
      if (!lanes.current.take(performance.now(), comment, stage)) break
      engine.current?.emit({ text, mode: 'rtl', style: styleFor(pixels) })
    }
  }, [messages, speed])

  return (
    <div
      ref={box}
      aria-hidden
      className="danmaku pointer-events-none absolute inset-x-0 top-0 overflow-hidden"
      style={{ height: `${areas[area] * 100}%`, opacity: opacity / 100 }}
    />
  )
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

/** White with a dark edge, so that it reads on everything. */
function styleFor(pixels: number): CanvasStyle {
  return {
    font: `600 ${pixels}px ${getComputedStyle(document.body).fontFamily}`,
    textBaseline: 'bottom',
    fillStyle: '#fff',
    strokeStyle: 'rgb(0 0 0 / 0.65)',
    lineWidth: 3,
  }
}
