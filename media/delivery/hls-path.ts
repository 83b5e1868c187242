import { renditionNames, type RenditionName } from '#media/transcode/ladder.ts'

/** Everything that can be asked for under /hls; nothing else is opened. */
export type HlsTarget = { slug: string } & (
  | { kind: 'newest' }
  | { kind: 'cover' }
  | { kind: 'preview-health' }
  | { kind: 'preview-history' }
  | ({ isPreview: boolean; broadcastId: string } & BroadcastTarget)
)

export type BroadcastTarget = WatchTarget | ExtraTarget

/** The picture itself. */
export type WatchTarget =
  | { kind: 'master' }
  | { kind: 'playlist'; rendition: RenditionName }
  | { kind: 'init'; epoch: number; rendition: RenditionName; name: string }
  | { kind: 'segment'; epoch: number; rendition: RenditionName; msn: number }
  | { kind: 'part'; epoch: number; rendition: RenditionName; msn: number; part: number }

/** What there is beside the picture. */
export type ExtraTarget =
  | { kind: 'storyboard' }
  | { kind: 'sheet'; number: number }
  | { kind: 'poster' }
  | { kind: 'download' }
  | { kind: 'quality' }

const slugPattern = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?'
const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const renditionPattern = renditionNames.join('|')

const newest = new RegExp(`^/hls/(${slugPattern})/master\\.m3u8$`)
const cover = new RegExp(`^/hls/(${slugPattern})/cover\\.jpg$`)
const previewHealth = new RegExp(`^/hls/(${slugPattern})/preview/health\\.json$`)
const previewHistory = new RegExp(`^/hls/(${slugPattern})/preview/health-history\\.json$`)
const below = new RegExp(`^/hls/(${slugPattern})/(preview/)?(${idPattern})/(.+)$`)
const playlist = new RegExp(`^(${renditionPattern})\\.m3u8$`)
const sheet = /^storyboard\/(0|[1-9]\d{0,4})\.jpg$/
const bytes = new RegExp(
  `^(\\d{1,6})/(${renditionPattern})/(?:(init(?:-\\d{1,4})?\\.mp4)|(\\d{1,9})(?:\\.(\\d{1,4}))?\\.m4s)$`,
)

/** What a URL path names, or null. */
export function parseHlsPath(path: string): HlsTarget | null {
  const newestSlug = newest.exec(path)?.[1]
  if (newestSlug !== undefined) return { kind: 'newest', slug: newestSlug }
  const coverSlug = cover.exec(path)?.[1]
  if (coverSlug !== undefined) return { kind: 'cover', slug: coverSlug }
  const healthSlug = previewHealth.exec(path)?.[1]
  if (healthSlug !== undefined) return { kind: 'preview-health', slug: healthSlug }
  const historySlug = previewHistory.exec(path)?.[1]
  if (historySlug !== undefined) return { kind: 'preview-history', slug: historySlug }
  const [, slug, preview, broadcastId, rest] = below.exec(path) ?? []
  if (slug === undefined || broadcastId === undefined || rest === undefined) return null
  const target = parseRest(rest) ?? (preview === undefined ? parseExtra(rest) : null)
  return target && { slug, broadcastId, isPreview: preview !== undefined, ...target }
}

function parseRest(rest: string): WatchTarget | null {
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

const extras: Record<string, ExtraTarget> = {
  'storyboard.vtt': { kind: 'storyboard' },
  'poster.jpg': { kind: 'poster' },
  'download.mp4': { kind: 'download' },
  quality: { kind: 'quality' },
}

function parseExtra(rest: string): ExtraTarget | null {
  const number = sheet.exec(rest)?.[1]
  if (number !== undefined) return { kind: 'sheet', number: Number(number) }
  return Object.hasOwn(extras, rest) ? (extras[rest] ?? null) : null
}

function findRendition(text: string | undefined): RenditionName | undefined {
  return renditionNames.find((name) => name === text)
}
