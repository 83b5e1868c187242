import { parseArgs } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { z } from 'zod'
import { roomSchema, type Room } from '#lib/rooms.ts'
import { runChatLoad } from '#tests/bench/chat/chat-load.ts'
import { putClipOnAir } from '#tests/bench/clip-on-air.ts'
import { giveWay, othersNice } from '#tests/bench/give-way.ts'
import { percentile } from '#tests/bench/percentile.ts'
import { runFacts } from '#tests/bench/run-facts.ts'
import { makeBenchViewers } from '#tests/support/bench-viewers.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { Caibo } from '#tests/support/caibo.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/**
 * `npm run bench:room`: one viewer's desktop page in a room where people speak `rate` times a second, with flying
 * comments over a 480p picture (encoded beforehand: the encoder is a machine of its own), for `seconds`. Frames of
 * animation, growth of the heap after a collection, and the time from a key press to the next paint (Event Timing).
 * Exit 1 beyond a target.
 */
const flagSchema = z.object({
  rate: z.coerce.number().min(1).default(50),
  seconds: z.coerce.number().min(5).default(300),
  accounts: z.coerce.number().int().min(1).default(100),
  leastFramesASecond: z.coerce.number().default(50),
  mostHeapMb: z.coerce.number().default(20),
  mostInputP95Ms: z.coerce.number().default(100),
})
type Flags = z.infer<typeof flagSchema>

const slug = 'market-open'
const picture = { width: 854, height: 480, fps: 25, kbps: 900 }
const warmUpMs = 10_000
/** With fewer the page has it easier than it says. */
const leastShareSaid = 0.95

async function main(): Promise<void> {
  const options = Object.fromEntries(
    Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
  )
  const flags = flagSchema.parse(parseArgs({ options }).values)
  await using ends = new AsyncDisposableStack()
  const browser = await launchBrowser()
  ends.defer(() => browser.close())
  giveWay()
  const caibo = await Caibo.start({ env: { LADDER: 'none', LOG_LEVEL: 'warn' } })
  ends.defer(() => caibo.stop())
  const encoder = await putClipOnAir(caibo, slug, picture)
  ends.defer(() => encoder.stop())
  const context = await browser.newContext({ baseURL: caibo.url, viewport: { width: 1440, height: 900 } })
  Object.assign(process.env, await caibo.partEnv())
  const viewers = await makeBenchViewers(flags.accounts)
  const [name = '', value = ''] = (viewers[0]?.cookie ?? '').split('=', 2)
  await context.addCookies([{ name, value, url: caibo.url }])
  await context.addInitScript(`localStorage.setItem('caibo-danmaku', JSON.stringify({ isOn: true }))`)
  const page = await context.newPage()
  await waitFor('the picture', async () => (await page.goto(`/live/${slug}`)) !== null && isMoving(page), {
    timeoutMs: 60_000,
  })
  const devTools = await context.newCDPSession(page)
  const cookies = viewers.map(({ cookie }) => cookie)
  process.exitCode = (await bench(flags, { caibo, page, devTools, cookies })) ? 0 : 1
}

type Stage = { caibo: Caibo; page: Page; devTools: CDPSession; cookies: string[] }

async function bench(flags: Flags, { caibo, page, devTools, cookies }: Stage): Promise<boolean> {
  const load = runChatLoad(
    {
      ...{ sockets: cookies.length, rate: flags.rate, seconds: flags.seconds + warmUpMs / 1_000 },
      ...{ urls: [caibo.url], cookies, room: await readRoom(caibo) },
    },
    { onFull: async () => {}, onHeard: async () => {} },
  )
  await page.waitForTimeout(warmUpMs)
  const heapBefore = await heapMb(devTools)
  await page.evaluate(observe)
  const input = page.getByRole('textbox').first()
  await input.click()
  const until = performance.now() + flags.seconds * 1_000
  while (performance.now() < until) {
    await input.press('a')
    await page.waitForTimeout(500)
    await input.press('Backspace')
    await page.waitForTimeout(500)
  }
  const { frames, inputs, flown } = observedSchema.parse(await page.evaluate('window.stopObserving()'))
  const heapAfter = await heapMb(devTools)
  const { acked, lost } = await load
  const figures = {
    messages: acked,
    lost,
    flown,
    framesASecond: { mean: Math.round(mean(frames)), p5: percentile(frames, 0.05), seconds: frames.length },
    /** Means of every half minute: whether it grows worse. */
    framesByHalfMinute: byHalfMinute(frames),
    heapMb: { before: heapBefore, after: heapAfter },
    inputMs: { p95: percentile(inputs, 0.95), count: inputs.length },
  }
  const ok =
    flown &&
    frames.length > 0 &&
    inputs.length > 0 &&
    lost === 0 &&
    acked >= leastShareSaid * flags.rate * (flags.seconds + warmUpMs / 1_000) &&
    figures.framesASecond.mean >= flags.leastFramesASecond &&
    heapAfter - heapBefore <= flags.mostHeapMb &&
    figures.inputMs.p95 <= flags.mostInputP95Ms
  process.stdout.write(
    `${JSON.stringify({ bench: 'room', ok, ...flags, othersNice, ...figures, ...runFacts() })}\n`,
  )
  return ok
}

function byHalfMinute(frames: readonly number[]): number[] {
  const count = Math.ceil(frames.length / 30)
  return Array.from({ length: count }, (_, index) =>
    Math.round(mean(frames.slice(index * 30, index * 30 + 30))),
  )
}

const observedSchema = z.object({
  frames: z.array(z.number()),
  inputs: z.array(z.number()),
  /** Whether comments fly: the canvas is not empty. */
  flown: z.boolean(),
})

/** Frames of each second, and every key press to its next paint; presses faster than 16 ms count as 16. */
const observe = `(() => {
  const frames = [], inputs = []
  let count = 0, isOver = false
  const onFrame = () => { count += 1; if (!isOver) requestAnimationFrame(onFrame) }
  requestAnimationFrame(onFrame)
  const timer = setInterval(() => { frames.push(count); count = 0 }, 1000)
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') inputs.push(entry.duration)
  })
  observer.observe({ type: 'event', durationThreshold: 16 })
  let presses = 0
  addEventListener('keydown', () => { presses += 1 }, true)
  window.stopObserving = () => {
    isOver = true
    clearInterval(timer)
    observer.disconnect()
    while (inputs.length < presses) inputs.push(16)
    const canvas = document.querySelector('#player canvas')
    const flown = canvas !== null && canvas.getContext('2d')
      .getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0)
    return { frames, inputs, flown }
  }
})()`

async function heapMb(devTools: CDPSession): Promise<number> {
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return Math.round(usedSize / 100_000) / 10
}

async function isMoving(page: Page): Promise<boolean> {
  await page.waitForTimeout(2_000)
  return z.boolean().parse(await page.evaluate(`(document.querySelector('video')?.currentTime ?? 0) > 0`))
}

const programmeSchema = z.object({ room: roomSchema })

async function readRoom(caibo: Caibo): Promise<Room> {
  const response = await fetch(`${caibo.url}/api/programmes/${slug}`)
  return programmeSchema.parse(await response.json()).room
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

await main()
