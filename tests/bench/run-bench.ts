import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { closeDb } from '#server/db.ts'
import { makeDataDir } from '#tests/support/data-dir.ts'
import { freePort } from '#tests/support/ports.ts'
import { makeMigratedDatabase, startTestPostgres } from '#tests/support/postgres.ts'
import { runFacts } from './run-facts.ts'

/** What a bench found: whether its targets are met, and its figures. */
export type BenchResult = { ok: boolean } & Record<string, unknown>

/**
 * Runs a bench with the flags of its schema, a DATA_DIR and a migrated PostgreSQL of its own. Prints one JSON
 * line; the process exits 1 below the targets.
 */
export async function runBench<Shape extends z.ZodRawShape>(
  name: string,
  flagSchema: z.ZodObject<Shape>,
  bench: (flags: z.infer<z.ZodObject<Shape>>, dataDir: string) => Promise<BenchResult>,
): Promise<void> {
  const names = Object.keys(flagSchema.shape)
  const options = Object.fromEntries(names.map((flag) => [flag, { type: 'string' as const }]))
  const flags = flagSchema.parse(parseArgs({ options }).values)
  const dataDir = await makeDataDir('caibo-bench-')
  const postgres = await startTestPostgres({ dataDir, port: await freePort() })
  const url = postgres.url('caibo')
  const logLevel = process.env['LOG_LEVEL'] ?? 'error'
  Object.assign(process.env, { DATABASE_URL: url, APP_SECRET: postgres.appSecret, LOG_LEVEL: logLevel })
  try {
    await makeMigratedDatabase(url)
    const result = await bench(flags, dataDir)
    process.stdout.write(`${JSON.stringify({ bench: name, ...result, flags, ...runFacts() })}\n`)
    process.exitCode = result.ok ? 0 : 1
  } finally {
    await closeDb()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
