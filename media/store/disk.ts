import { appendFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The writes that a recording is made of. A test can refuse any of them, or cut one in the middle. */
export type Disk = {
  /** Makes the file, with its folder; resolves when its bytes would survive a power cut. */
  write(path: string, parts: readonly Buffer[], writtenAt: Date | null): Promise<void>
  rename(from: string, to: string): Promise<void>
  append(path: string, text: string): Promise<void>
  /** Not there is as good as removed. */
  remove(path: string): Promise<void>
}

export const localDisk: Disk = {
  write: async (path, parts, writtenAt) => {
    await mkdir(dirname(path), { recursive: true })
    await using file = await open(path, 'w')
    for (const part of parts) await file.writeFile(part)
    if (writtenAt) await file.utimes(writtenAt, writtenAt)
    await file.datasync()
  },
  rename,
  append: async (path, text) => {
    await mkdir(dirname(path), { recursive: true })
    await appendFile(path, text)
  },
  remove: (path) => rm(path, { force: true }),
}

/**
 * Writes a file aside and gives it its name: under that name it is whole, after a power cut too. Leaves
 * nothing behind where the disk refuses. `writtenAt` becomes the file's own time.
 */
export async function writeWhole(
  disk: Disk,
  path: string,
  file: { parts: readonly Buffer[]; writtenAt?: Date },
): Promise<void> {
  try {
    await disk.write(`${path}.tmp`, file.parts, file.writtenAt ?? null)
    await disk.rename(`${path}.tmp`, path)
  } catch (error) {
    // On a full disk half a file would take the room that the next one needs.
    await disk.remove(`${path}.tmp`)
    throw error
  }
}
