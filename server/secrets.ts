import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const secretsSchema = z.object({ appSecret: z.string().min(32), databasePassword: z.string().min(16) })

export type Secrets = z.infer<typeof secretsSchema>

/** The secrets of one copy, made at its first start and kept in its DATA_DIR, readable by its owner only. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json')
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  await writeOnce(path, JSON.stringify({ appSecret: makeSecret(), databasePassword: makeSecret() }))
  return secretsSchema.parse(JSON.parse(await readFile(path, 'utf8')))
}

function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A hard link exists whole or not at all, so two processes that start together agree on one file. */
async function writeOnce(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600 })
  try {
    await link(draft, path)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
  } finally {
    await unlink(draft)
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
