import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { alignRenditions } from './align-renditions.ts'
import { localDisk, writeWhole, type Disk } from './disk.ts'
import { rebuildRecords } from './rebuild-records.ts'
import { dueLinesName, keptLinesName, readLines, writeLine, type KeptLine } from './kept-lines.ts'
import { readRecords, writeRecord, type SegmentRecord } from './segment-record.ts'
import { findFile, isMissing, listFolder, statOf, type StoredFile } from './stored-file.ts'

/**
 * The recording of one broadcast on disk, laid out as its URLs are:
 * `<epoch>/<rendition>/<msn>.m4s` and `init.mp4`, with `<rendition>.jsonl` as each rendition's index.
 * The files are the truth: under its name a segment is whole, and the index can be read from them
 * (docs/decisions/012-segments-are-the-recording.md).
 */
export class Recording {
  readonly #folder: string
  readonly #disk: Disk
  /** Renditions whose index ends with a whole line of ours. */
  readonly #whole = new Set<string>()

  constructor(folder: string, disk: Disk = localDisk) {
    this.#folder = folder
    this.#disk = disk
  }

  get folder(): string {
    return this.#folder
  }

  async saveInit(init: { epoch: number; rendition: string; name: string; bytes: Buffer }): Promise<void> {
    const path = join(this.#folder, String(init.epoch), init.rendition, init.name)
    await writeWhole(this.#disk, path, { parts: [init.bytes] })
  }

  /** The file under another name, then its name, then its line: whatever is cut off, what has a name is whole. */
  async saveSegment(rendition: string, record: SegmentRecord, parts: readonly Buffer[]): Promise<void> {
    const path = join(this.#folder, String(record.epoch), rendition, `${record.msn}.m4s`)
    await writeWhole(this.#disk, path, { parts, writtenAt: new Date(record.startedAtMs) })
    await this.saveRecord(rendition, record)
  }

  /** A line without a file: a gap, or a correction of an earlier line. */
  async saveRecord(rendition: string, record: SegmentRecord): Promise<void> {
    // Half a line of a crash or a full disk must not swallow this one.
    const start = this.#whole.has(rendition) ? '' : '\n'
    this.#whole.delete(rendition)
    await this.#disk.append(this.#indexPath(rendition), `${start}${writeRecord(record)}`)
    this.#whole.add(rendition)
  }

  /** A line of the captions that came with the picture. */
  async saveLine(line: KeptLine): Promise<void> {
    await this.#disk.append(join(this.#folder, keptLinesName), writeLine(line))
  }

  async loadLines(): Promise<KeptLine[]> {
    return readLines(await this.#readText(keptLinesName))
  }

  /** Writes down that the lines are to become captions; false where there are none. */
  async noteLines(): Promise<boolean> {
    if (!(await statOf(join(this.#folder, keptLinesName)))) return false
    await this.#disk.write(this.#dueLinesPath, [], null)
    return true
  }

  /** They are captions now. */
  settleLines(): Promise<void> {
    return this.#disk.remove(this.#dueLinesPath)
  }

  /**
   * Every rendition's records, with the same numbers in all of them: what is not on disk as a whole file
   * is a gap. Not while it is being written.
   */
  async load(): Promise<Map<string, SegmentRecord[]>> {
    await this.#removeHalfWritten()
    const loaded = new Map<string, SegmentRecord[]>()
    for (const rendition of await this.#listRenditions()) {
      const records = await rebuildRecords(this.#folder, rendition, await this.#readIndex(rendition))
      if (records.length > 0) loaded.set(rendition, records)
    }
    return alignRenditions(loaded)
  }

  /** A file of the recording, or null. The names come from a checked URL. */
  find(epoch: number, rendition: string, name: string): Promise<StoredFile | null> {
    return findFile(join(this.#folder, String(epoch), rendition, name))
  }

  /** An init segment's bytes; null when the disk lost it. */
  async readInit(epoch: number, rendition: string, name: string): Promise<Buffer | null> {
    try {
      return await readFile(join(this.#folder, String(epoch), rendition, name))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async #readIndex(rendition: string): Promise<SegmentRecord[]> {
    return readRecords(await this.#readText(`${rendition}.jsonl`))
  }

  /** Nothing where there is no such file. */
  async #readText(name: string): Promise<string> {
    try {
      return await readFile(join(this.#folder, name), 'utf8')
    } catch (error) {
      if (isMissing(error)) return ''
      throw error
    }
  }

  /** By their indexes and by their folders: either can be missing. */
  async #listRenditions(): Promise<string[]> {
    const names = await listFolder(this.#folder)
    const indexed = names.flatMap((name) => /^([a-z0-9]+)\.jsonl$/.exec(name)?.[1] ?? [])
    const foldered = await Promise.all(
      this.#epochsOf(names).map((epoch) => listFolder(join(this.#folder, epoch))),
    )
    const renditions = foldered.flat().filter((name) => /^[a-z0-9]+$/.test(name))
    return [...new Set([...indexed, ...renditions])]
  }

  async #removeHalfWritten(): Promise<void> {
    for (const epoch of this.#epochsOf(await listFolder(this.#folder))) {
      for (const rendition of await listFolder(join(this.#folder, epoch))) {
        const folder = join(this.#folder, epoch, rendition)
        const halves = (await listFolder(folder)).filter((name) => name.endsWith('.tmp'))
        await Promise.all(halves.map((name) => this.#disk.remove(join(folder, name))))
      }
    }
  }

  #epochsOf(names: readonly string[]): string[] {
    return names.filter((name) => /^\d{1,6}$/.test(name))
  }

  get #dueLinesPath(): string {
    return join(this.#folder, dueLinesName)
  }

  #indexPath(rendition: string): string {
    return join(this.#folder, `${rendition}.jsonl`)
  }
}

/** Where the recordings of a programme's broadcast are. */
export function recordingFolder(dataDir: string, slug: string, broadcastId: string): string {
  return join(dataDir, 'media', slug, broadcastId)
}
