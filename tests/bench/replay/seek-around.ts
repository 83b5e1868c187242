import type { Browser } from 'playwright-core'
import { servePage } from '#tests/bench/latency/serve-page.ts'
import { clockBits } from '#tests/support/encoder.ts'
import type { MediaProcess } from '#tests/support/media-process.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type SeekReading = { askedMs: number; clockMs: number; tookMs: number }

/** Seeks in a replay with hls.js in a browser, and reads the clock in the picture that is shown then. */
export async function seekAround(
  browser: Browser,
  media: MediaProcess,
  { master, placesMs }: { master: string; placesMs: readonly number[] },
): Promise<SeekReading[]> {
  const pages = await servePage(media.url)
  const page = await browser.newPage()
  try {
    await page.goto(`${pages.url}/?rendition=source&master=${master}`)
    await waitFor('the first picture', () =>
      page.evaluate(() => (document.querySelector('video')?.readyState ?? 0) >= 2),
    )
    const readings: SeekReading[] = []
    for (const askedMs of placesMs) {
      const seen = await page.evaluate(showAt, { seconds: askedMs / 1_000, clock: clockBits })
      readings.push({ askedMs, ...seen })
    }
    return readings
  } finally {
    await page.close()
    await pages.stop()
  }
}

/** In the page: the clock of the picture at a moment, from the bits at its top. */
async function showAt({
  seconds,
  clock,
}: {
  seconds: number
  clock: { bits: number; blockWidth: number; blockHeight: number }
}): Promise<{ clockMs: number; tookMs: number }> {
  const video = document.querySelector('video')
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!video || !brush) throw new Error('no picture')
  video.pause()
  const startedAt = performance.now()
  const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }))
  video.currentTime = seconds
  await sought
  // A frame that was shown before the callback was asked for is not told again.
  const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve))
  await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 300))])
  const tookMs = performance.now() - startedAt
  const scale = video.videoWidth / 1_280
  brush.canvas.width = clock.bits * clock.blockWidth * scale
  brush.canvas.height = clock.blockHeight * scale
  brush.drawImage(video, 0, 0)
  const row = brush.getImageData(0, Math.floor(brush.canvas.height / 2), brush.canvas.width, 1).data
  let clockMs = 0
  for (let bit = 0; bit < clock.bits; bit++)
    if ((row[Math.floor((bit + 0.5) * clock.blockWidth * scale) * 4] ?? 0) > 127) clockMs += 2 ** bit
  return { clockMs, tookMs }
}
