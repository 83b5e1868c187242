import { chmod, mkdir, open, readdir, rm, statfs, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from './run-command.ts'

const fillerName = '.filler'
const pageBytes = 4_096

/**
 * A folder on a real small file system of its own that can be filled and emptied. Only root may mount one;
 * for other users "full" is a folder that takes no new file, which they, unlike root, cannot write into.
 */
export class SmallDisk {
  readonly path: string
  readonly isMounted: boolean

  private constructor(path: string, isMounted: boolean) {
    this.path = path
    this.isMounted = isMounted
  }

  static async make(path: string, sizeMiB: number): Promise<SmallDisk> {
    await mkdir(path, { recursive: true })
    const isRoot = process.getuid?.() === 0
    if (isRoot) await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m,mode=0755`, 'tmpfs', path])
    return new SmallDisk(path, isRoot)
  }

  /** No byte more than these. */
  async fillBut(exceptBytes: number): Promise<void> {
    if (!this.isMounted) return this.#setMode(0o500)
    await using filler = await open(join(this.path, fillerName), 'a')
    const block = Buffer.alloc(64 * pageBytes)
    while (await hasRoom(filler.write(block))) {
      // Big pieces first.
    }
    while (await hasRoom(filler.write(block, 0, pageBytes))) {
      // Then what is left, page by page.
    }
    const { size } = await filler.stat()
    await truncate(join(this.path, fillerName), Math.max(0, size - exceptBytes))
  }

  async free(): Promise<void> {
    if (!this.isMounted) return this.#setMode(0o700)
    await rm(join(this.path, fillerName), { force: true })
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.path)
    return bavail * bsize
  }

  async release(): Promise<void> {
    await this.free()
    // Lazily: a process that is just ending may hold a file.
    if (this.isMounted) await run('umount', ['--lazy', this.path])
  }

  async #setMode(mode: number): Promise<void> {
    const entries = await readdir(this.path, { recursive: true, withFileTypes: true })
    const folders = entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
    for (const folder of [...folders, this.path]) await chmod(folder, mode)
  }
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runCommand(command, args)
  if (code !== 0) throw new Error(`${command}: ${stderr}`)
}

async function hasRoom(write: Promise<{ bytesWritten: number }>): Promise<boolean> {
  try {
    return (await write).bytesWritten > 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
