import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootFolder } from './start-node.ts'

/** Everything that the built site is made of. */
const sources = [
  'app',
  'components',
  'lib',
  'server',
  'messages',
  'public',
  'generated',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'package.json',
  'package-lock.json',
] as const

/** A name for the present state of the site's sources: the same files give the same name. */
export async function hashSiteSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) await addTo(hash, source)
  return hash.digest('hex').slice(0, 16)
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const full = join(rootFolder, path)
  const entries = await readdir(full, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) {
    const content = await readFile(full).catch(() => undefined)
    if (content !== undefined) hash.update(`${path}\0${content.length}\0`).update(content)
    return
  }
  for (const name of entries.map((entry) => entry.name).toSorted()) await addTo(hash, join(path, name))
}
