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
  /** Where the player thinks that it is at the end: behind the edge, how far it means to be, its speed. */
  player: z.object({ latencyMs: z.number(), targetMs: z.number(), speed: z.number() }).nullable(),
})
export type Reading = z.infer<typeof readingSchema>

/** A player that starts late wins its place at the edge back in this. */
const settleMs = 8_000

/** Plays a rendition for some seconds once it has settled, and returns what the page read. */
export async function watchPage(
  browser: Browser,
  wanted: { url: string; seconds: number },
): Promise<Reading> {
  const page = await browser.newPage()
  try {
    await page.goto(wanted.url)
    const read = async (): Promise<Reading> => readingSchema.parse(await page.evaluate('globalThis.reading'))
    // Frames first, then the way to the live edge: what comes after is the steady state.
    await waitFor('the picture to play', async () => (await read()).latencies.length > 60, {
      timeoutMs: 30_000,
    })
    await page.waitForTimeout(settleMs)
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
