import { env } from '#server/env.ts'
import { makeMigratedDatabase, startTestPostgres } from './postgres.ts'

/**
 * `DATA_DIR=/tmp/mine DATABASE_PORT=4290 node tests/support/dev-database.ts`: a migrated database for work by hand.
 * Prints what to export for the parts, and runs until Ctrl-C.
 */
const { DATA_DIR, DATABASE_PORT } = env()
const postgres = await startTestPostgres({ dataDir: DATA_DIR, port: DATABASE_PORT })
const url = postgres.url('caibo')
await makeMigratedDatabase(url)
process.stdout.write(`export DATABASE_URL=${url} APP_SECRET=${postgres.appSecret} DATA_DIR=${DATA_DIR}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void postgres.stop().then(() => process.exit(0))) // the process ends either way
}
