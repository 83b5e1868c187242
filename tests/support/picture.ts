import type { Page } from 'playwright-core'
import { waitFor } from './wait-for.ts'

/** Side of the small grey copy of a frame that is compared. */
const gridSide = 24
/** Mean difference of grey (0–255) above which two frames show something else. */
const movedBy = 0.6

/** A small grey copy of the frame that the page's video shows now; null while it shows none. */
export async function grabFrame(page: Page): Promise<number[] | null> {
  return page.evaluate((side) => {
    const video = document.querySelector('video')
    if (!video || video.videoWidth === 0 || video.readyState < 2) return null
    const canvas = document.createElement('canvas')
    canvas.width = side
    canvas.height = side
    const brush = canvas.getContext('2d', { willReadFrequently: true })
    if (!brush) return null
    brush.drawImage(video, 0, 0, side, side)
    const { data } = brush.getImageData(0, 0, side, side)
    return Array.from({ length: side * side }, (_, cell) => data[cell * 4] ?? 0)
  }, gridSide)
}

/** Waits until the picture has changed `times` times; returns how long the first change took. */
export async function seePictureMove(
  page: Page,
  options: { times?: number; withinMs?: number } = {},
): Promise<number> {
  const { times = 3, withinMs = 20_000 } = options
  const startedAt = Date.now()
  let firstChangeMs: number | undefined
  let last = await grabFrame(page)
  let changes = 0
  const hasMoved = async () => {
    const frame = await grabFrame(page)
    if (frame && last && difference(frame, last) > movedBy) {
      changes += 1
      firstChangeMs ??= Date.now() - startedAt
    }
    last = frame ?? last
    return changes >= times
  }
  await waitFor('the picture to move', hasMoved, { timeoutMs: withinMs, everyMs: 100 })
  return firstChangeMs ?? 0
}

/** Waits until the picture has not changed for a second: what was buffered has been played. */
export async function seePictureStandStill(page: Page, options: { withinMs?: number } = {}): Promise<void> {
  let last = await grabFrame(page)
  let stillSince = Date.now()
  const hasStood = async () => {
    const frame = await grabFrame(page)
    if (frame && last && difference(frame, last) > movedBy) stillSince = Date.now()
    last = frame ?? last
    return Date.now() - stillSince > 1_000
  }
  const { withinMs: timeoutMs = 20_000 } = options
  await waitFor('the picture to stand still', hasStood, { timeoutMs, everyMs: 100 })
}

function difference(left: readonly number[], right: readonly number[]): number {
  const sum = left.reduce((total, value, cell) => total + Math.abs(value - (right[cell] ?? 0)), 0)
  return sum / left.length
}
