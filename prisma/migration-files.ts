import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Migration = { name: string; sql: string }

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))
const schemaPath = fileURLToPath(new URL('./schema.prisma', import.meta.url))
const lockPath = join(migrationsFolder, 'migration_lock.toml')

export function readSchema(): Promise<string> {
  return readFile(schemaPath, 'utf8')
}

/** The schema as the last migration left it, kept beside its SQL; undefined before the first one. */
export async function readSnapshot(): Promise<string | undefined> {
  const last = (await listNames()).at(-1)
  return last === undefined ? undefined : readFile(join(migrationsFolder, last, 'schema.prisma'), 'utf8')
}

/** Every migration in the order of its name, and the lock file that says which database they are for. */
export async function readMigrations(): Promise<{ lock: string; migrations: Migration[] }> {
  const read = async (name: string): Promise<Migration> => {
    return { name, sql: await readFile(join(migrationsFolder, name, 'migration.sql'), 'utf8') }
  }
  const migrations = await Promise.all((await listNames()).map(read))
  return { lock: await readFile(lockPath, 'utf8'), migrations }
}

/** Resolves with the path of the SQL file. */
export async function writeMigration(name: string, sql: string): Promise<string> {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${stamp}_${name}`)
  await mkdir(folder)
  await writeFile(join(folder, 'schema.prisma'), await readSchema())
  await writeFile(join(folder, 'migration.sql'), sql)
  return join(folder, 'migration.sql')
}

async function listNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}
