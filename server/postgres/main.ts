import { setTimeout as delay } from 'node:timers/promises'
import { env } from '#server/env.ts'
import { makeLog } from '#server/log.ts'
import { loadSecrets } from '#server/secrets.ts'
import { Cluster } from './cluster.ts'
import { findNativeFolder } from './native-folder.ts'
import { choosePlace } from './place.ts'
import { findSystemUser } from './system-user.ts'

/** Keeps one PostgreSQL server running until asked to stop. `--not-durable` is for tests. */

const log = makeLog('database')

try {
  await keepRunning(await makeCluster())
} catch (error) {
  log.fatal(error instanceof Error ? error.message : 'the database cannot be kept running')
  process.exit(1)
}

async function makeCluster(): Promise<Cluster> {
  const { DATA_DIR, DATABASE_PORT } = env()
  const { databasePassword } = await loadSecrets(DATA_DIR)
  const user = await findSystemUser()
  const place = await choosePlace(await findNativeFolder(), DATA_DIR, user)
  if (place.notice !== undefined) {
    log.warn(place.notice)
    process.send?.({ notice: place.notice })
  }
  return new Cluster({
    ...place,
    user,
    port: DATABASE_PORT,
    password: databasePassword,
    isDurable: !process.argv.includes('--not-durable'),
    onOutput: (chunk) => process.stdout.write(chunk),
  })
}

async function keepRunning(cluster: Cluster): Promise<void> {
  process.once('SIGTERM', () => {
    void cluster.stop().then(() => process.exit(0)) // nothing is left to do with a failure to stop
  })
  for (;;) {
    await cluster.start()
    const exit = await cluster.exited()
    if (exit.asked) return
    log.error(
      { code: exit.code, signal: exit.signal },
      'the database server ended by itself and is started again',
    )
    await delay(100)
  }
}
