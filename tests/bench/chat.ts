import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { closeDb } from '#server/db.ts'
import { makeBenchViewers } from '#tests/support/bench-viewers.ts'
import { freePort } from '#tests/support/ports.ts'
import { makeMigratedDatabase, startTestPostgres } from '#tests/support/postgres.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { makeShow, putOnAir } from '#tests/support/show.ts'
import { runChatLoad, type LoadResult } from './chat-load.ts'
import { percentile } from './percentile.ts'
import { Meter } from './process-figures.ts'
import { runFacts } from './run-facts.ts'

/**
 * `npm run bench:chat -- --sockets 2000 --rate 50`: one room on a durable PostgreSQL of its own, over several
 * realtime processes. One JSON line; exit 1 when anything acked was lost, doubled, out of order, or too slow.
 */
const flagSchema = z.object({
  sockets: z.coerce.number().int().min(1).default(1_000),
  rate: z.coerce.number().min(1).default(20),
  seconds: z.coerce.number().min(1).default(20),
  accounts: z.coerce.number().int().min(1).default(200),
  processes: z.coerce.number().int().min(1).default(2),
  mostScreenP99Ms: z.coerce.number().default(400),
})
type Flags = z.infer<typeof flagSchema>

async function main(): Promise<void> {
  const options = Object.fromEntries(
    Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
  )
  const flags = flagSchema.parse(parseArgs({ options }).values)
  const dataDir = await mkdtemp(join(tmpdir(), 'caibo-bench-'))
  await chmod(dataDir, 0o711) // mkdtemp makes 0700, where PostgreSQL's system user may not enter
  const postgres = await startTestPostgres({ dataDir, port: await freePort(), durable: true })
  const url = postgres.url('caibo')
  Object.assign(process.env, { DATABASE_URL: url, APP_SECRET: postgres.appSecret, LOG_LEVEL: 'warn' })
  try {
    await makeMigratedDatabase(url)
    const isMet = await bench(flags)
    process.exitCode = isMet ? 0 : 1
  } finally {
    await closeDb()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function bench(flags: Flags): Promise<boolean> {
  const show = await makeShow()
  await putOnAir(show)
  const viewers = await makeBenchViewers(Math.min(flags.accounts, flags.sockets))
  const processes = await Promise.all(Array.from({ length: flags.processes }, () => RealtimeProcess.start()))
  const urls = processes.map(({ url }) => url)
  const meter = new Meter(urls)
  const load = await runChatLoad(
    { ...flags, urls, cookies: viewers.map(({ cookie }) => cookie), room: show.room },
    { onFull: () => meter.start(), onHeard: () => meter.stop() },
  )
  await Promise.all(processes.map((realtime) => realtime.stop()))

  const screenP99Ms = percentile(load.screenMs, 0.99)
  const isMet = isWhole(load, flags) && screenP99Ms <= flags.mostScreenP99Ms
  const line = {
    bench: 'chat',
    ok: isMet,
    ...flags,
    acked: load.acked,
    refused: load.refused,
    seen: load.screenMs.length,
    lost: load.lost,
    doubled: load.doubled,
    disordered: load.disordered,
    ackP50Ms: percentile(load.ackMs, 0.5),
    ackP99Ms: percentile(load.ackMs, 0.99),
    screenP50Ms: percentile(load.screenMs, 0.5),
    screenP99Ms,
    ...meter.figures,
    ...runFacts(),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
  return isMet
}

/** Everything that was to be said was acked, and every socket saw all of it once and in order. */
function isWhole(load: LoadResult, { rate, seconds, sockets }: Flags): boolean {
  const said = rate * seconds
  const isComplete = load.acked === said && load.screenMs.length === said * sockets
  return isComplete && load.lost === 0 && load.doubled === 0 && load.disordered === 0
}

await main()
