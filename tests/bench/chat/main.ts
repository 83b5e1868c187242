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
import { runChatLoad, type LoadOptions, type LoadResult } from './chat-load.ts'
import { PlainServer } from './plain-server.ts'
import { percentile } from '#tests/bench/percentile.ts'
import { Meter } from '#tests/bench/process-figures.ts'
import { runFacts } from '#tests/bench/run-facts.ts'

/**
 * `npm run bench:chat -- --sockets 2000 --rate 50`: one room on a durable PostgreSQL of its own, over one or more
 * realtime processes; then the same load on a plain socket.io server that only broadcasts. One JSON line; exit 1
 * when anything acked was lost, doubled, out of order, or a target was missed.
 */
const flagSchema = z.object({
  sockets: z.coerce.number().int().min(1).default(2_000),
  rate: z.coerce.number().min(1).default(50),
  seconds: z.coerce.number().min(1).default(20),
  accounts: z.coerce.number().int().min(1).default(400),
  processes: z.coerce.number().int().min(1).default(1),
  mostScreenP99Ms: z.coerce.number().default(250),
  mostAckP99Ms: z.coerce.number().default(200),
  /** Of each realtime process. */
  mostCores: z.coerce.number().default(0.4),
  mostMibPerThousand: z.coerce.number().default(25),
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
  const cookies = viewers.map(({ cookie }) => cookie)
  const processes = await Promise.all(Array.from({ length: flags.processes }, () => RealtimeProcess.start()))
  const urls = processes.map(({ url }) => url)
  const own = await measure({ ...flags, urls, cookies, room: show.room })
  await Promise.all(processes.map((realtime) => realtime.stop()))
  const plainServer = await PlainServer.start()
  const plain = await measure({ ...flags, urls: [plainServer.url], cookies, room: show.room })
  await plainServer.stop()

  const isMet =
    own.isWhole &&
    own.screenP99Ms <= flags.mostScreenP99Ms &&
    own.ackP99Ms <= flags.mostAckP99Ms &&
    own.cpuCores.every((cores) => cores <= flags.mostCores) &&
    own.mibPerThousand <= flags.mostMibPerThousand
  process.stdout.write(
    `${JSON.stringify({ bench: 'chat', ok: isMet, ...flags, ...own, plain, ...runFacts() })}\n`,
  )
  return isMet
}

/** Runs the load once and says what it cost, process by process, and what the sockets saw. */
async function measure(options: LoadOptions) {
  // What a process loads for its first visitors is not what a socket costs.
  await runChatLoad({ ...options, sockets: 200, rate: 10, seconds: 2 }, { onFull: nothing, onHeard: nothing })
  const idle = new Meter(options.urls)
  const busy = new Meter(options.urls)
  await idle.start()
  const load = await runChatLoad(options, {
    onFull: async () => {
      await idle.stop()
      await busy.start()
    },
    onHeard: () => busy.stop(),
  })
  const { cpuCores, memoryMiB, framesASecond } = busy.figures
  const socketsMib = idle.grownMib.reduce((sum, grown) => sum + grown, 0)
  return {
    isWhole: isWhole(load, options),
    acked: load.acked,
    refused: load.refused,
    seen: load.screenMs.length,
    lost: load.lost,
    doubled: load.doubled,
    disordered: load.disordered,
    ackP50Ms: percentile(load.ackMs, 0.5),
    ackP99Ms: percentile(load.ackMs, 0.99),
    screenP50Ms: percentile(load.screenMs, 0.5),
    screenP99Ms: percentile(load.screenMs, 0.99),
    cpuCores,
    memoryMiB,
    framesASecond,
    mibPerThousand: Math.round((socketsMib * 10_000) / options.sockets) / 10,
  }
}

async function nothing(): Promise<void> {}

/** Everything that was to be said was acked, and every socket saw all of it once and in order. */
function isWhole(load: LoadResult, { rate, seconds, sockets }: LoadOptions): boolean {
  const said = rate * seconds
  const isComplete = load.acked === said && load.screenMs.length === said * sockets
  return isComplete && said > 0 && load.lost === 0 && load.doubled === 0 && load.disordered === 0
}

await main()
