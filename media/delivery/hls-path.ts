import { renditionNames, type RenditionName } from '#media/transcode/ladder.ts'

/** Everything that can be asked for under /hls; nothing else is opened. */
export type HlsTarget = { slug: string } & (
  | { kind: 'newest' }
  | { kind: 'preview-health' }
  | ({ isPreview: boolean; broadcastId: string } & BroadcastTarget)
)

export type BroadcastTarget =
  | { kind: 'master' }
  | { kind: 'playlist'; rendition: RenditionName }
  | { kind: 'init'; epoch: number; rendition: RenditionName; name: string }
  | { kind: 'segment'; epoch: number; rendition: RenditionName; msn: number }
  | { kind: 'part'; epoch: number; rendition: RenditionName; msn: number; part: number }

const slugPattern = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?'
const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const renditionPattern = renditionNames.join('|')

const newest = new RegExp(`^/hls/(${slugPattern})/master\\.m3u8$`)
const previewHealth = new RegExp(`^/hls/(${slugPattern})/preview/health\\.json$`)
const below = new RegExp(`^/hls/(${slugPattern})/(preview/)?(${idPattern})/(.+)$`)
const playlist = new RegExp(`^(${renditionPattern})\\.m3u8$`)
const bytes = new RegExp(
  `^(\\d{1,6})/(${renditionPattern})/(?:(init(?:-\\d{1,4})?\\.mp4)|(\\d{1,9})(?:\\.(\\d{1,4}))?\\.m4s)$`,
)

/** What a URL path names, or null. */
export function parseHlsPath(path: string): HlsTarget | null {
  const newestSlug = newest.exec(path)?.[1]
  if (newestSlug !== undefined) return { kind: 'newest', slug: newestSlug }
  const healthSlug = previewHealth.exec(path)?.[1]
  if (healthSlug !== undefined) return { kind: 'preview-health', slug: healthSlug }
  const [, slug, preview, broadcastId, rest] = below.exec(path) ?? []
  if (slug === undefined || broadcastId === undefined || rest === undefined) return null
  const target = parseRest(rest)
  return target && { slug, broadcastId, isPreview: preview !== undefined, ...target }
}

function parseRest(rest: string): BroadcastTarget | null {
  if (rest === 'master.m3u8') return { kind: 'master' }
  const listed = findRendition(playlist.exec(rest)?.[1])
  if (listed) return { kind: 'playlist', rendition: listed }
  const [, epochText, renditionText, name, msn, part] = bytes.exec(rest) ?? []
  const rendition = findRendition(renditionText)
  if (!rendition) return null
  const epoch = Number(epochText)
  if (name !== undefined) return { kind: 'init', epoch, rendition, name }
  if (part === undefined) return { kind: 'segment', epoch, rendition, msn: Number(msn) }
  return { kind: 'part', epoch, rendition, msn: Number(msn), part: Number(part) }
}

function findRendition(text: string | undefined): RenditionName | undefined {
  return renditionNames.find((name) => name === text)
}
