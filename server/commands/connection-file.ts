import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What a command by hand must know of the copy that runs on a DATA_DIR: settings by their names in the environment. */
const connectionSchema = z.object({
  CAIBO_ENV: z.string(),
  DATABASE_URL: z.string(),
  APP_SECRET: z.string(),
  PUBLIC_URL: z.string(),
  PORT: z.string(),
  RTMP_PORT: z.string(),
})

export type Connection = z.infer<typeof connectionSchema>

/** Readable by its owner only: it holds the database's password and the secret that signs cookies. */
export async function saveConnection(dataDir: string, connection: Connection): Promise<void> {
  const path = pathIn(dataDir)
  await writeFile(`${path}.new`, JSON.stringify(connection), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/** Undefined where no copy was started yet. */
export async function readConnection(dataDir: string): Promise<Connection | undefined> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : connectionSchema.parse(JSON.parse(text))
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'connection.json')
}
