import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { renderMasterPlaylist } from '#media/package/master-playlist.ts'
import { renderMediaPlaylist } from '#media/package/media-playlist.ts'
import type { RenditionReport } from '#media/package/playlist-view.ts'
import { reportPosition } from '#media/package/reload-request.ts'
import type { Timeline } from '#media/package/timeline.ts'
import type { Watchable } from './watchable.ts'

/** A text ready to be sent: rendered and compressed once for all who ask. */
export type RenderedText = { text: Buffer; gzip: Buffer | null; etag: string }

/** Smaller texts fit a packet as they are. */
const gzipFromBytes = 1_024

export function renderText(content: string): RenderedText {
  const text = Buffer.from(content)
  return {
    text,
    gzip: text.length > gzipFromBytes ? gzipSync(text, { level: 4 }) : null,
    // Weak: the compressed text has the same one.
    etag: `W/"${createHash('sha1').update(text).digest('base64url')}"`,
  }
}

type Rendered = { version: number; full: RenderedText | null; delta: RenderedText | null }

const rendered = new WeakMap<Timeline, Rendered>()
let renders = 0

/** How many playlists this process rendered: each once a change, whoever asks. */
export function countRenders(): number {
  return renders
}

/**
 * The media playlist as it is now: rendered once a change, not once a viewer. The reports on the other
 * renditions among `all` are as of that change.
 */
export function renderTimeline(
  timeline: Timeline,
  { isDelta, all }: { isDelta: boolean; all: readonly Timeline[] },
): RenderedText {
  const known = rendered.get(timeline)
  const current =
    known?.version === timeline.version ? known : { version: timeline.version, full: null, delta: null }
  rendered.set(timeline, current)
  const render = (): RenderedText => {
    renders += 1
    return renderText(
      renderMediaPlaylist(timeline.view(), { isDelta, reports: reportsBeside(timeline, all) }),
    )
  }
  return isDelta ? (current.delta ??= render()) : (current.full ??= render())
}

type RenderedMaster = { revision: string; body: RenderedText | null }

/** By the prefix of their playlists' names. */
const masters = new WeakMap<Watchable, Map<string, RenderedMaster>>()

/** The master playlist as it is now, rendered once a change; null while there is no rendition. */
export function renderMaster(watchable: Watchable, prefix: string): RenderedText | null {
  const known = masters.get(watchable) ?? new Map<string, RenderedMaster>()
  masters.set(watchable, known)
  const before = known.get(prefix)
  const revision = watchable.revision()
  if (before?.revision === revision) return before.body
  const variants = watchable.variants()
  const body = variants.length === 0 ? null : renderText(renderMasterPlaylist(variants, prefix))
  known.set(prefix, { revision, body })
  return body
}

function reportsBeside(timeline: Timeline, all: readonly Timeline[]): RenditionReport[] {
  return all.flatMap((other) => {
    const position = other === timeline ? null : reportPosition(other.position())
    return position ? [{ rendition: other.rendition, ...position }] : []
  })
}
