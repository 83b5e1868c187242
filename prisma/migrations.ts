import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import {
  migrationsFolder,
  readMigrations,
  readSchema,
  readSnapshot,
  writeMigration,
} from './migration-files.ts'
import { openSchemaEngine } from './schema-engine.ts'

const filters = { externalTables: [], externalEnums: [] }

/** Applies what is not applied yet and resolves with the names. */
export async function deployMigrations(databaseUrl: string): Promise<string[]> {
  return withEngine(databaseUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await listMigrations(),
      filters,
    })
    return appliedMigrationNames
  })
}

/** Writes the SQL that leads from the last migration to schema.prisma, for review; undefined when nothing changed. */
export async function createMigration(databaseUrl: string, name: string): Promise<string | undefined> {
  const script = await pendingChange(databaseUrl)
  return script === undefined ? undefined : writeMigration(name, script)
}

/** What differs between schema.prisma, the migrations and the database, one line a finding; empty when in step. */
export async function migrationFindings(databaseUrl: string): Promise<string[]> {
  const found = await withEngine(databaseUrl, async (engine) => {
    const migrationsList = await listMigrations()
    return engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })
  })
  const { history } = found
  const unapplied =
    history !== null && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : []
  const unknown =
    history !== null && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : []
  const pending = await pendingChange(databaseUrl)
  return [
    ...unapplied.map((name) => `not applied yet: ${name}`),
    ...unknown.map((name) => `applied, but not in prisma/migrations: ${name}`),
    ...found.failedMigrationNames.map((name) => `failed half-way: ${name}`),
    ...found.editedMigrationNames.map((name) => `edited after it was applied: ${name}`),
    ...(pending === undefined ? [] : ['schema.prisma changed since the last migration: create one']),
  ]
}

/**
 * The SQL between the schema as the last migration left it and schema.prisma. Compared file with file and not with
 * a migrated database: Prisma's own adapter cannot read the system tables that this would need. The engine only
 * wants to know the version of the database.
 */
async function pendingChange(databaseUrl: string): Promise<string | undefined> {
  const [before, after] = await Promise.all([readSnapshot(), readSchema()])
  return withEngine(databaseUrl, async (engine) => {
    const { stdout, exitCode } = await engine.diff({
      from: before === undefined ? { tag: 'empty' } : schemaFile(before),
      to: schemaFile(after),
      script: true,
      exitCode: true,
      filters,
    })
    return exitCode === 0 || stdout === null ? undefined : stdout
  })
}

function schemaFile(content: string): { tag: 'schemaDatamodel'; files: { path: string; content: string }[] } {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] }
}

async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const engine = await openSchemaEngine(databaseUrl, await readSchema())
  try {
    return await work(engine)
  } finally {
    engine.free()
  }
}

async function listMigrations(): Promise<MigrationList> {
  const { lock, migrations } = await readMigrations()
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: lock },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}
