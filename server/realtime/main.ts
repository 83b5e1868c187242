import { closeDb, warmDb } from '#server/db.ts'
import { env } from '#server/env.ts'
import { makeLog } from '#server/log.ts'
import { untilNeeded } from '#server/stand-by.ts'
import { Realtime } from './realtime.ts'

const log = makeLog('realtime')
const realtime = new Realtime(log)

await untilNeeded(() => warmDb().catch((error: unknown) => log.warn({ err: error }, 'database silent')))

let stopping: Promise<void> | undefined

async function stop(): Promise<void> {
  await realtime.stop()
  await closeDb()
  process.exit(0)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop()))

await realtime.start(env().REALTIME_PORT)
log.info({ port: env().REALTIME_PORT }, 'ready')
process.send?.('ready')
