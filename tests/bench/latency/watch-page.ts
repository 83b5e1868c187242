import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { waitFor } from '#tests/support/wait-for.ts'

const readingSchema = z.object({
  /** Milliseconds from the drawing of a frame to its showing, a frame each. */
  latencies: z.array(z.number()),
  stalls: z.number(),
  errors: z.array(z.string()),
  width: z.number(),
  firstFrameMs: z.number().nullable(),
})
export type Reading = z.infer<typeof readingSchema>

/** Plays a rendition for some seconds after its first frames, and returns what the page read. */
export async function watchPage(
  browser: Browser,
  wanted: { url: string; seconds: number },
): Promise<Reading> {
  const page = await browser.newPage()
  try {
    await page.goto(wanted.url)
    const read = async (): Promise<Reading> => readingSchema.parse(await page.evaluate('globalThis.reading'))
    // Two seconds of frames first: what comes after is the steady state.
    await waitFor('the picture to play', async () => (await read()).latencies.length > 60, {
      timeoutMs: 30_000,
    })
    const before = await read()
    await page.waitForTimeout(wanted.seconds * 1_000)
    const after = await read()
    return {
      ...after,
      latencies: after.latencies.slice(before.latencies.length),
      stalls: after.stalls - before.stalls,
    }
  } finally {
    await page.close()
  }
}
