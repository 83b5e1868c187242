import type { PictureSize } from './jpeg-size.ts'

/** Tiles of one sheet, in rows from the top left. */
export type Sheet = PictureSize & {
  /** Media time of each tile's picture, in milliseconds, growing. */
  times: readonly number[]
}

export const sheetColumns = 5
export const stillsPerSheet = sheetColumns * 5

/** The longer side of a tile, in pixels. */
const tileSide = 160

const hourMs = 3_600_000

/**
 * Milliseconds of show between two pictures: close in a short show, wider the longer it lasts, so that
 * the list of a four-hour show stays under 200 kB.
 */
export function stillDistanceMs(mediaTimeMs: number): number {
  if (mediaTimeMs < hourMs) return 5_000
  return mediaTimeMs < 4 * hourMs ? 10_000 : 20_000
}

/** A still as a tile: the same shape, even sides. */
export function tileSize({ width, height }: PictureSize): PictureSize {
  const scale = tileSide / Math.max(width, height)
  const even = (side: number): number => Math.max(2, Math.round((side * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

/** The storyboard as WebVTT: a cue from each picture to the next, its text the place of the tile on its sheet. */
export function renderStoryboard(sheets: readonly Sheet[]): string {
  const tiles = sheets.flatMap((sheet, number) =>
    sheet.times.map((fromMs, tile) => ({ fromMs, place: placeOf(sheet, number, tile) })),
  )
  const cues = tiles.map(({ fromMs, place }, index) => {
    const toMs = tiles[index + 1]?.fromMs ?? fromMs + stillDistanceMs(fromMs)
    // What comes before the first picture is shown by it.
    return `${stamp(index === 0 ? 0 : fromMs)} --> ${stamp(toMs)}\n${place}\n`
  })
  return ['WEBVTT\n', ...cues].join('\n')
}

function placeOf({ width, height }: PictureSize, number: number, tile: number): string {
  const x = (tile % sheetColumns) * width
  const y = Math.floor(tile / sheetColumns) * height
  return `storyboard/${number}.jpg#xywh=${x},${y},${width},${height}`
}

/** hh:mm:ss.mmm (WebVTT §4.1). */
function stamp(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const clock = [ms / hourMs, (ms / 60_000) % 60, (ms / 1_000) % 60].map(two).join(':')
  return `${clock}.${String(Math.round(ms) % 1_000).padStart(3, '0')}`
}

/** Later than this a picture is no longer one of a show that settles in. */
const settledMs = 180_000

/** From the first second nothing is taken: shows open on black, or on a title. */
const openingMs = 1_000

/**
 * Whether a still makes a better poster. A JPEG grows with what is to be seen on it: black and plain
 * slates are the smallest. After some minutes only a far richer picture takes the poster's place.
 */
export function isBetterPoster(
  poster: { bytes: number } | null,
  still: { bytes: number; mediaTimeMs: number },
): boolean {
  if (still.mediaTimeMs < openingMs) return false
  if (poster === null) return true
  return still.bytes > poster.bytes * (still.mediaTimeMs < settledMs ? 1.1 : 2)
}
