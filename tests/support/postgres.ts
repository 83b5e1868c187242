import { startNode } from '#server/supervisor/start-node.ts'
import { embeddedDatabaseUrl } from '#server/postgres/database-url.ts'
import { ensureDatabase } from '#server/postgres/ensure-database.ts'
import { waitForAnswer } from '#server/postgres/wait-for-answer.ts'
import { loadSecrets } from '#server/secrets.ts'
import { lastLine } from '#server/child.ts'

export type TestPostgres = {
  appSecret: string
  url(database: string): string
  stop(): Promise<void>
}

type PostgresOptions = {
  dataDir: string
  port: number
  /** For benches of what is durable; otherwise it is fast, and a crash of the machine loses commits. */
  durable?: boolean
}

/** A PostgreSQL server for tests and benches; it dies with this process. */
export async function startTestPostgres(options: PostgresOptions): Promise<TestPostgres> {
  const { appSecret, databasePassword } = await loadSecrets(options.dataDir)
  const server = { port: options.port, password: databasePassword }
  const keeper = startNode({
    args: ['server/postgres/main.ts', ...(options.durable === true ? [] : ['--not-durable'])],
    env: { DATA_DIR: options.dataDir, DATABASE_PORT: String(options.port) },
  })
  const giveUp = new AbortController()
  const outcome = await Promise.race([waitForAnswer(server, giveUp.signal), keeper.exited])
  giveUp.abort()
  if (outcome !== 'answers') {
    const exit = await keeper.stop()
    throw new Error(`the test database does not start: ${lastLine(exit)}`)
  }
  return {
    appSecret,
    url: (database) => embeddedDatabaseUrl(server, database),
    stop: async () => {
      await keeper.stop()
    },
  }
}

/** Makes an empty database and brings it to the newest migration. */
export async function makeMigratedDatabase(url: string): Promise<void> {
  await ensureDatabase(url)
  const exit = await startNode({ args: ['prisma/migrate.ts', 'deploy'], env: { DATABASE_URL: url } }).exited
  if (exit.code !== 0) throw new Error(`the migrations do not apply: ${exit.lastOutput}`)
}
