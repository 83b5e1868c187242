import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { renderMediaPlaylist } from '#media/package/media-playlist.ts'
import type { Timeline } from '#media/package/timeline.ts'

/** A text ready to be sent: rendered and compressed once for all who ask. */
export type RenderedText = { text: Buffer; gzip: Buffer | null; etag: string }

/** Smaller texts are sent as they are. */
const gzipFromBytes = 4 * 1024

export function renderText(content: string): RenderedText {
  const text = Buffer.from(content)
  return {
    text,
    gzip: text.length > gzipFromBytes ? gzipSync(text, { level: 4 }) : null,
    etag: `"${createHash('sha1').update(text).digest('base64url')}"`,
  }
}

type Rendered = { version: number; full: RenderedText | null; delta: RenderedText | null }

const rendered = new WeakMap<Timeline, Rendered>()

/** The media playlist as it is now: rendered once a change, not once a viewer. */
export function renderTimeline(timeline: Timeline, isDelta: boolean): RenderedText {
  const known = rendered.get(timeline)
  const current =
    known?.version === timeline.version ? known : { version: timeline.version, full: null, delta: null }
  rendered.set(timeline, current)
  if (isDelta) return (current.delta ??= renderText(renderMediaPlaylist(timeline.view(), { isDelta: true })))
  return (current.full ??= renderText(renderMediaPlaylist(timeline.view())))
}
