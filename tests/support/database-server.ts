import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { makeDataDir } from './data-dir.ts'
import { freePort } from './ports.ts'
import { templateDatabase } from './template-database.ts'
import { makeMigratedDatabase, startTestPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's administrative database; a test file makes its own beside it. */
    databaseServerUrl: string
    appSecret: string
  }
}

/** One PostgreSQL server for the run, with a template database that is migrated once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await makeDataDir('caibo-tests-')
  const postgres = await startTestPostgres({ dataDir, port: await freePort() })
  await makeMigratedDatabase(postgres.url(templateDatabase))
  project.provide('databaseServerUrl', postgres.url('postgres'))
  project.provide('appSecret', postgres.appSecret)
  return async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
