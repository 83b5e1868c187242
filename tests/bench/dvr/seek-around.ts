import type { Page } from 'playwright-core'
import { z } from 'zod'

/** Runs in the page: jumps to a place, given from 0 (start of the show) to 1, and waits for its picture. */
const seek = `async (share) => {
  const video = document.querySelector('video')
  const { seekable } = video
  const start = seekable.start(0)
  const place = start + share * (seekable.end(seekable.length - 1) - start - 30)
  const from = performance.now()
  video.currentTime = place
  return await new Promise((resolve) => {
    let shown = null
    const late = setTimeout(() => resolve({ place, ms: null, shown, rangeSeconds: seekable.end(0) - start }), 10_000)
    const look = (_now, { mediaTime }) => {
      shown = mediaTime
      // A machine that does other things may show the place's first seconds without telling the page.
      const played = (performance.now() - from) / 1000
      if (mediaTime < place - 3 || mediaTime > place + played + 3) return video.requestVideoFrameCallback(look)
      clearTimeout(late)
      resolve({ place, ms: performance.now() - from, shown, rangeSeconds: seekable.end(0) - start })
    }
    video.requestVideoFrameCallback(look)
  })
}`

const seekSchema = z.object({
  place: z.number(),
  ms: z.number().nullable(),
  /** Where the last picture that was seen belongs. */
  shown: z.number().nullable(),
  rangeSeconds: z.number(),
})
export type Seek = z.infer<typeof seekSchema>

/** Seeks to places spread by chance over the whole of what the page can reach, one after another. */
export async function seekAround(page: Page, count: number): Promise<Seek[]> {
  const seeks: Seek[] = []
  for (let index = 0; index < count; index++) {
    const share = Math.random()
    seeks.push(seekSchema.parse(await page.evaluate(`(${seek})(${share})`)))
    // Somebody looks at the place for a moment before going on.
    await page.waitForTimeout(500)
  }
  return seeks
}
