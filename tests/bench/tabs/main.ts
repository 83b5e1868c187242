import { parseArgs } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { z } from 'zod'
import { addKey } from '#tests/bench/add-key.ts'
import { percentile } from '#tests/bench/percentile.ts'
import { runFacts } from '#tests/bench/run-facts.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { Caibo } from '#tests/support/caibo.ts'
import { TestEncoder } from '#tests/support/encoder.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/**
 * `npm run bench:tabs`: the whole product, several tabs of one browser on one live page, and other requests of a tab
 * beside them: while the picture plays, while the broadcast is interrupted, and after the encoder is back. Browsers
 * have six connections to a host. Exit 1 when the p95 of the interruption is above `mostP95Ms` or a tab does not play on.
 */
const flagSchema = z.object({
  tabs: z.coerce.number().int().min(1).default(3),
  seconds: z.coerce.number().min(2).default(20),
  slug: z.enum(['market-open', 'study-in-uk', 'summer-abroad']).default('market-open'),
  mostP95Ms: z.coerce.number().default(300),
})
type Flags = z.infer<typeof flagSchema>

async function main(): Promise<void> {
  const options = Object.fromEntries(
    Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
  )
  const flags = flagSchema.parse(parseArgs({ options }).values)
  const caibo = await Caibo.start()
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ baseURL: caibo.url })
    process.exitCode = (await bench(flags, { caibo, context })) ? 0 : 1
  } finally {
    await browser.close()
    await caibo.stop()
  }
}

type Stage = { caibo: Caibo; context: BrowserContext }

async function bench(flags: Flags, { caibo, context }: Stage): Promise<boolean> {
  const url = await addKey(caibo, flags.slug)
  const encode = (): TestEncoder =>
    TestEncoder.start({ url, width: 640, height: 360, fps: 25, gopSeconds: 2, bitrateKbps: 600 })
  let encoder = encode()
  try {
    const pages = await openTabs(flags, context)
    const playing = await measure(pages, flags.seconds)
    await encoder.kill()
    await waitFor('the interruption', async () => (await phaseOf(caibo, flags.slug)) === 'interrupted')
    const interrupted = await measure(pages, flags.seconds)
    encoder = encode()
    const isBack = await playsOn(pages)
    const line = {
      ...{ bench: 'tabs', ok: interrupted.count > 0 && interrupted.p95Ms <= flags.mostP95Ms && isBack },
      ...flags,
      ...{ playing, interrupted, playsOnInEveryTab: isBack },
    }
    process.stdout.write(`${JSON.stringify({ ...line, ...runFacts() })}\n`)
    return line.ok
  } finally {
    await encoder.kill()
  }
}

const programmeSchema = z.object({ phase: z.string() })

async function phaseOf(caibo: Caibo, slug: string): Promise<string> {
  const response = await fetch(`${caibo.url}/api/programmes/${slug}`)
  return programmeSchema.parse(await response.json()).phase
}

async function openTabs({ tabs, slug }: Flags, context: BrowserContext): Promise<Page[]> {
  const pages: Page[] = []
  for (let index = 0; index < tabs; index++) {
    const page = await context.newPage()
    await page.goto(`/live/${slug}`)
    pages.push(page)
  }
  for (const page of pages)
    await waitFor('every tab to play', () => page.evaluate(isPlaying), { timeoutMs: 40_000 })
  return pages
}

const isPlaying = `(() => { const video = document.querySelector('video'); return video !== null && video.readyState > 2 && video.currentTime > 0 })()`

/** Each tab shows a later moment than before. */
async function playsOn(pages: readonly Page[]): Promise<boolean> {
  for (const page of pages) {
    const before = Number(await page.evaluate(`document.querySelector('video').currentTime`))
    const isLater = async (): Promise<boolean> =>
      Number(await page.evaluate(`document.querySelector('video').currentTime`)) > before + 1
    if (!(await waitFor('the picture to go on', isLater, { timeoutMs: 20_000 }).catch(() => false)))
      return false
  }
  return true
}

type Measured = { count: number; p50Ms: number; p95Ms: number; mostMs: number }

/** A small request from each tab several times a second, past every cache, timed by the page itself. */
async function measure(pages: readonly Page[], seconds: number): Promise<Measured> {
  const ask = `(async () => {
    const taken = []
    const until = performance.now() + ${seconds * 1_000}
    while (performance.now() < until) {
      const from = performance.now()
      await (await fetch('/api/health', { cache: 'no-store' })).arrayBuffer()
      taken.push(performance.now() - from)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    return taken
  })()`
  const taken = (await Promise.all(pages.map((page) => page.evaluate(ask)))).flatMap((times) =>
    z.array(z.number()).parse(times),
  )
  return {
    count: taken.length,
    p50Ms: percentile(taken, 0.5),
    p95Ms: percentile(taken, 0.95),
    mostMs: Math.round(Math.max(...taken)),
  }
}

await main()
