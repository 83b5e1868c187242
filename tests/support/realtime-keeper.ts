import { setTimeout as delay } from 'node:timers/promises'
import { env } from '#server/env.ts'
import { planRealtime } from '#server/supervisor/part-plan.ts'
import { SupervisedPart } from '#server/supervisor/supervised-part.ts'

/** A process of its own that keeps the realtime process running, as the product's supervisor does, and tells of it. */
const lookEveryMs = 50

const part = new SupervisedPart(planRealtime(env().REALTIME_PORT, {}), {
  dataDir: env().DATA_DIR,
  onState: () => undefined,
  say: () => undefined,
})
process.once('SIGTERM', () => void part.stop().then(() => process.exit(0)))

await part.start()
for (;;) {
  process.send?.({ pid: part.pid, isBacked: part.isBacked })
  await delay(lookEveryMs)
}
