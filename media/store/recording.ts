import { createReadStream, type ReadStream } from 'node:fs'
import { appendFile, mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SegmentRecord } from './segment-record.ts'
import { readRecords, writeRecord } from './segment-record.ts'

/** A file that is being sent: its size, and its bytes. */
export type StoredFile = { bytes: number; stream(): ReadStream }

/**
 * The recording of one broadcast on disk, laid out as its URLs are:
 * `<epoch>/<rendition>/<msn>.m4s` and `init.mp4`, with `<rendition>.jsonl` as each rendition's index.
 * What is on disk is the truth: a segment counts when its line and its whole file are there.
 */
export class Recording {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async saveInit(init: { epoch: number; rendition: string; name: string; bytes: Buffer }): Promise<void> {
    const path = await this.#place(init.epoch, init.rendition, init.name)
    await writeFile(`${path}.tmp`, init.bytes)
    await rename(`${path}.tmp`, path)
  }

  /**
   * File under another name, then its line, then the name: after a crash between any two of them the
   * segment is either whole or not listed, and `load` finishes the renaming.
   */
  async saveSegment(rendition: string, record: SegmentRecord, parts: readonly Buffer[]): Promise<void> {
    const path = await this.#place(record.epoch, rendition, `${record.msn}.m4s`)
    await writeFile(`${path}.tmp`, parts)
    await this.saveRecord(rendition, record)
    await rename(`${path}.tmp`, path)
  }

  /** A line without a file: a gap, or a correction of an earlier line. */
  async saveRecord(rendition: string, record: SegmentRecord): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    await appendFile(this.#indexPath(rendition), writeRecord(record))
  }

  /** Every rendition's records, repaired: what was listed and is not whole becomes a gap. */
  async load(): Promise<Map<string, SegmentRecord[]>> {
    const loaded = new Map<string, SegmentRecord[]>()
    for (const name of await listFolder(this.#folder)) {
      const rendition = /^([a-z0-9]+)\.jsonl$/.exec(name)?.[1]
      if (rendition !== undefined) loaded.set(rendition, await this.#loadRendition(rendition))
    }
    return loaded
  }

  /** A file of the recording, or null. The names come from a checked URL. */
  async find(epoch: number, rendition: string, name: string): Promise<StoredFile | null> {
    const path = join(this.#folder, String(epoch), rendition, name)
    const bytes = await sizeOf(path)
    return bytes === null ? null : { bytes, stream: () => createReadStream(path) }
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

  async #loadRendition(rendition: string): Promise<SegmentRecord[]> {
    const text = await readFile(this.#indexPath(rendition), 'utf8')
    const records = readRecords(text)
    // A half line at the end would join with the next one written.
    if (text !== '' && !text.endsWith('\n')) await this.#rewriteIndex(rendition, records)
    return Promise.all(fillHoles(records).map((record) => this.#repair(rendition, record)))
  }

  async #repair(rendition: string, record: SegmentRecord): Promise<SegmentRecord> {
    if (record.isGap) return record
    const path = join(this.#folder, String(record.epoch), rendition, `${record.msn}.m4s`)
    if ((await sizeOf(path)) === record.bytes) return record
    if ((await sizeOf(`${path}.tmp`)) !== record.bytes) return { ...record, isGap: true }
    await rename(`${path}.tmp`, path)
    return record
  }

  async #rewriteIndex(rendition: string, records: SegmentRecord[]): Promise<void> {
    const path = this.#indexPath(rendition)
    await writeFile(`${path}.tmp`, records.map(writeRecord).join(''))
    await rename(`${path}.tmp`, path)
  }

  async #place(epoch: number, rendition: string, name: string): Promise<string> {
    const folder = join(this.#folder, String(epoch), rendition)
    await mkdir(folder, { recursive: true })
    return join(folder, name)
  }

  #indexPath(rendition: string): string {
    return join(this.#folder, `${rendition}.jsonl`)
  }
}

/** A number without a line was lost on a failing disk. */
function fillHoles(records: SegmentRecord[]): SegmentRecord[] {
  return records.flatMap((record, index) => {
    const first = (records[index - 1]?.msn ?? -1) + 1
    const holes = Array.from({ length: record.msn - first }, (_, hole) => ({
      ...record,
      msn: first + hole,
      isGap: true,
      bytes: 0,
    }))
    return [...holes.map((hole) => ({ ...hole, isDiscontinuity: false })), record]
  })
}

/** Where the recordings of a programme's broadcast are. */
export function recordingFolder(dataDir: string, slug: string, broadcastId: string): string {
  return join(dataDir, 'media', slug, broadcastId)
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
