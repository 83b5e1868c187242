import { createReadStream, type ReadStream, type Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'

/** A file that is being sent: its size, when it was last written, and its bytes (`end` belongs to the range). */
export type StoredFile = {
  bytes: number
  changedAtMs: number
  stream(range?: { start: number; end: number }): ReadStream
}

/** A file to send, or null when there is none. */
export async function findFile(path: string): Promise<StoredFile | null> {
  const found = await statOf(path)
  if (!found?.isFile()) return null
  return { bytes: found.size, changedAtMs: found.mtimeMs, stream: (range) => createReadStream(path, range) }
}

/** Null where there is nothing. */
export async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The names in a folder; none where there is no folder. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** Whether a file operation failed because there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
