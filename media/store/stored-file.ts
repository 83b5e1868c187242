import { createReadStream, type ReadStream, type Stats } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'

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

/**
 * Writes a file aside, has the disk confirm it, and gives it its name: under that name it is whole, after
 * a power cut too. Leaves nothing behind when the disk refuses. `writtenAt` becomes the file's own time.
 */
export async function writeWhole(path: string, parts: readonly Buffer[], writtenAt?: Date): Promise<void> {
  try {
    await using file = await open(`${path}.tmp`, 'w')
    await file.writev([...parts])
    if (writtenAt) await file.utimes(writtenAt, writtenAt)
    await file.datasync()
  } catch (error) {
    // On a full disk half a file would take the room that the next one needs.
    await rm(`${path}.tmp`, { force: true })
    throw error
  }
  await rename(`${path}.tmp`, path)
}

/** Whether a file operation failed because there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
