import { z } from 'zod'
import { makeBenchViewers } from '#tests/support/bench-viewers.ts'
import { makeShow, putOnAir } from '#tests/support/show.ts'
import { SupervisedRealtime } from '#tests/support/supervised-realtime.ts'
import { makeFrameReader } from '#tests/bench/chat/chat-frame.ts'
import { percentile } from '#tests/bench/percentile.ts'
import { runBench } from '#tests/bench/run-bench.ts'
import { ReturningPage } from './returning-page.ts'

/**
 * `npm run bench:reconnect`: `kill -9` of the realtime process, under its supervisor as in the product, with all
 * sockets in one room that speaks. Counts when every page is back in the room, and whether every acked message was
 * shown on every page exactly once.
 */
const flagSchema = z.object({
  sockets: z.coerce.number().int().min(1).default(3_000),
  accounts: z.coerce.number().int().min(1).default(200),
  rate: z.coerce.number().min(1).default(20),
  secondsAfter: z.coerce.number().min(1).default(15),
  mostP95Ms: z.coerce.number().default(5_000),
  mostMs: z.coerce.number().default(10_000),
})
type Flags = z.infer<typeof flagSchema>

const connectsAtOnce = 50
const secondsBefore = 5
const settleMs = 15_000

await runBench('reconnect', flagSchema, async (flags, dataDir) => {
  const show = await makeShow()
  await putOnAir(show)
  const viewers = await makeBenchViewers(flags.accounts)
  const realtime = await SupervisedRealtime.start(dataDir)
  const read = makeFrameReader()
  const pages = Array.from(
    { length: flags.sockets },
    (_, index) =>
      new ReturningPage({ url: realtime.url, cookie: viewers[index]?.cookie ?? null, room: show.room, read }),
  )
  try {
    for (let first = 0; first < pages.length; first += connectsAtOnce) {
      await Promise.all(pages.slice(first, first + connectsAtOnce).map((page) => page.open()))
    }
    return await breakAndMeasure(flags, realtime, pages)
  } finally {
    for (const page of pages) page.close()
    await realtime.stop()
  }
})

async function breakAndMeasure(flags: Flags, realtime: SupervisedRealtime, pages: ReturningPage[]) {
  await realtime.whenBacked()
  const talk = talkOn(flags, pages.slice(0, flags.accounts))
  await until(performance.now() + secondsBefore * 1_000)
  const killedAtMs = performance.now()
  const { standby } = await realtime.kill()
  const restartMs = performance.now() - killedAtMs
  await talk

  const acked = pages.flatMap((page) => [...page.acked])
  const isShown = (): boolean => pages.every(({ seen }) => seen.size >= acked.length)
  const deadline = performance.now() + settleMs
  while (!isShown() && performance.now() < deadline) await until(performance.now() + 50)
  const backMs = pages.map(({ backAtMs }) => (backAtMs === null ? Infinity : backAtMs - killedAtMs))
  const sum = (of: (page: ReturningPage) => number): number =>
    pages.reduce((total, page) => total + of(page), 0)
  const lost = sum(({ seen }) => acked.filter((clientId) => !seen.has(clientId)).length)
  const doubled = sum(({ seen }) => [...seen.values()].filter((times) => times > 1).length)
  const disordered = sum((page) => page.disordered)
  const snapshots = sum((page) => page.snapshots)
  const [backP95Ms, backMaxMs] = [percentile(backMs, 0.95), Math.round(Math.max(...backMs))]
  const said = Math.round(flags.rate * (secondsBefore + flags.secondsAfter))
  const isExact = lost === 0 && doubled === 0 && disordered === 0 && acked.length === said && said > 0
  return {
    ok: isExact && backP95Ms <= flags.mostP95Ms && backMaxMs <= flags.mostMs,
    ...flags,
    said,
    acked: acked.length,
    lost,
    doubled,
    disordered,
    snapshots,
    standby,
    restartMs: Math.round(restartMs),
    backP50Ms: percentile(backMs, 0.5),
    backP95Ms,
    backMaxMs,
  }
}

/** The accounts speak one after another at an even pace, through the break; settles when all is acked. */
async function talkOn(flags: Flags, writers: readonly ReturningPage[]): Promise<void> {
  const started = performance.now()
  const seconds = secondsBefore + flags.secondsAfter
  const giveUpMs = started + seconds * 1_000 + settleMs
  const said: Promise<void>[] = []
  for (let index = 0; index < flags.rate * seconds; index += 1) {
    await until(started + (index * 1_000) / flags.rate)
    const writer = writers[index % writers.length]
    if (writer) said.push(writer.say(`第 ${index} 条`, giveUpMs))
  }
  await Promise.all(said)
}

async function until(atMs: number): Promise<void> {
  const waitMs = atMs - performance.now()
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
}
