import { required } from '#server/env.ts'
import { createMigration, deployMigrations, migrationFindings } from './migrations.ts'

/** `node prisma/migrate.ts deploy | create NAME | status`, on DATABASE_URL. */

const usage = 'usage: node prisma/migrate.ts deploy | create NAME | status'
const [command, name] = process.argv.slice(2)

// The engine's timer for its lock would keep the process for ten seconds more.
process.exit(await run().catch(fail))

async function run(): Promise<number> {
  if (command === 'deploy')
    return say((await deployMigrations(required('DATABASE_URL'))).map((made) => `applied ${made}`))
  if (command === 'create' && name !== undefined) {
    const path = await createMigration(required('DATABASE_URL'), name)
    return say([
      path === undefined ? 'the migrations already lead to schema.prisma' : `wrote ${path}: review it`,
    ])
  }
  if (command === 'status') {
    const findings = await migrationFindings(required('DATABASE_URL'))
    say(findings.length === 0 ? ['the database is up to date'] : findings)
    return findings.length === 0 ? 0 : 1
  }
  process.stderr.write(`${usage}\n`)
  return 2
}

function fail(error: unknown): number {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return 1
}

function say(lines: string[]): number {
  for (const line of lines) process.stdout.write(`${line}\n`)
  return 0
}
