import { createHash } from 'node:crypto'
import { cp, lstat, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { NativeFolder } from './native-folder.ts'
import type { SystemUser } from './system-user.ts'

export type Place = { binPath: string; dataPath: string; notice: string | undefined }

const sharedRoot = '/var/tmp'

/**
 * Where the binaries are run from and where the data lies. A system user that may not pass one of the parent
 * folders (mode 0700, as `mktemp -d` makes it, or root's home) gets both under /var/tmp, and a notice says so.
 */
export async function choosePlace(
  native: NativeFolder,
  dataDir: string,
  user: SystemUser | undefined,
): Promise<Place> {
  const dataPath = join(dataDir, 'postgres')
  if (user === undefined) return { binPath: join(native.path, 'bin'), dataPath, notice: undefined }
  const isNativeReachable = await canPass(native.path, user)
  const isDataReachable = await canPass(dataDir, user)
  const nativePath = isNativeReachable ? native.path : await copyNative(native)
  const movedPath = join(sharedRoot, `caibo-${hashOf(dataDir)}`, 'postgres')
  return {
    binPath: join(nativePath, 'bin'),
    dataPath: isDataReachable ? dataPath : movedPath,
    notice: isDataReachable
      ? undefined
      : `the database lies in ${movedPath}: its system user may not enter ${dataDir}`,
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

/** Whether the user may enter the folder: every folder on the way lets it pass. */
async function canPass(path: string, user: SystemUser): Promise<boolean> {
  const { mode, uid, gid } = await stat(path)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  return dirname(path) === path || canPass(dirname(path), user)
}

async function copyNative(native: NativeFolder): Promise<string> {
  const path = join(sharedRoot, `caibo-postgresql-${native.version}`)
  if (await isOurs(path)) return path
  const draft = `${path}.${process.pid}`
  await mkdir(draft, { mode: 0o755 })
  await cp(native.path, draft, { recursive: true, verbatimSymlinks: true })
  try {
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { recursive: true })
    if (!(await isOurs(path))) throw error
  }
  return path
}

/** Under a folder where everybody may write, only what root made and nobody else can change is run. */
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined)
  if (found === undefined) return false
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return true
  throw new Error(`${path} was not made by this program: remove it`)
}
