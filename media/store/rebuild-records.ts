import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseInitSegment, type InitSegment } from '#media/package/init-segment.ts'
import type { SegmentRecord } from './segment-record.ts'
import { readSegmentTimes, type SegmentTimes } from './segment-times.ts'
import { listFolder, statOf } from './stored-file.ts'

/** A segment's file as the folder lists it. Its own time is when its first frame was shown. */
export type SegmentFile = { epoch: number; msn: number; bytes: number; startedAtMs: number }

/** As where live segments are cut: a clock that slips less goes on (package/segmenter.ts). */
const mostJumpSeconds = 2
const mostStepBackSeconds = 0.5

type End = { epoch: number; initName: string; seconds: number | null }
type KnownInit = { name: string; writtenAtMs: number; init: InitSegment }

/**
 * The index of one rendition from what is on disk: its lines where they agree with the files, else what
 * the segments themselves say. A number that has neither is left out.
 */
export async function rebuildRecords(
  folder: string,
  rendition: string,
  lines: readonly SegmentRecord[],
): Promise<SegmentRecord[]> {
  const files = await listSegments(folder, rendition)
  const byMsn = new Map(lines.map((line) => [line.msn, line]))
  const rebuild = new Rebuild(folder, rendition)
  const msns = [...new Set([...byMsn.keys(), ...files.keys()])].toSorted((one, other) => one - other)
  const records: SegmentRecord[] = []
  for (const msn of msns) {
    const [line, file] = [byMsn.get(msn), files.get(msn)]
    if (line && isRight(line, file)) records.push(line)
    else if (file) records.push(...(await rebuild.read(file, records)))
    else if (line) records.push(lost(line))
  }
  return records
}

function isRight(line: SegmentRecord, file: SegmentFile | undefined): boolean {
  if (line.isGap) return file === undefined
  return file?.epoch === line.epoch && file.bytes === line.bytes && line.bytes > 0
}

function lost(line: SegmentRecord): SegmentRecord {
  return { ...line, isGap: true, bytes: 0 }
}

/** Reads segments of one rendition, and knows its init segments. */
class Rebuild {
  readonly #folder: string
  readonly #rendition: string
  readonly #inits = new Map<number, Promise<KnownInit[]>>()
  #newest: { path: string; times: SegmentTimes | null } | null = null

  constructor(folder: string, rendition: string) {
    this.#folder = folder
    this.#rendition = rendition
  }

  /** The record of a file, or none when it is not a whole segment. `before`: the records up to it. */
  async read(file: SegmentFile, before: readonly SegmentRecord[]): Promise<SegmentRecord[]> {
    const init = await this.#initOf(file)
    const lastEnd = await this.#lastEnd(before)
    const times = init && (await this.#times(file, init))
    if (!times) return []
    const durationSeconds = times.toSeconds - times.fromSeconds
    if (durationSeconds <= 0) return []
    const { epoch, msn, bytes, startedAtMs } = file
    const place = { epoch, initName: init.name, msn, bytes, startedAtMs }
    const isDiscontinuity = lastEnd !== null && isBreak(lastEnd, { epoch, initName: init.name, ...times })
    return [{ ...place, durationSeconds, isDiscontinuity, isGap: false }]
  }

  /** Where the newest whole segment of these ended, what was lost after it counted; null without one. */
  async #lastEnd(before: readonly SegmentRecord[]): Promise<End | null> {
    const index = before.findLastIndex((record) => !record.isGap)
    const last = before[index]
    if (!last) return null
    const init = await this.#initOf(last)
    const times = init && (await this.#times(last, init))
    const gapSeconds = before.slice(index + 1).reduce((sum, record) => sum + record.durationSeconds, 0)
    return { ...last, seconds: times ? times.toSeconds + gapSeconds : null }
  }

  async #times(file: { epoch: number; msn: number }, { init }: KnownInit): Promise<SegmentTimes | null> {
    const path = join(this.#folder, String(file.epoch), this.#rendition, `${file.msn}.m4s`)
    // Each is asked for twice: for itself, and by the one after it.
    if (this.#newest?.path !== path)
      this.#newest = { path, times: readSegmentTimes(await readFile(path), init) }
    return this.#newest.times
  }

  /** The newest init segment that was there when the segment began; a run's first is written just after that. */
  async #initOf(file: { epoch: number; startedAtMs: number }): Promise<KnownInit | null> {
    let known = this.#inits.get(file.epoch)
    known ??= this.#readInits(file.epoch)
    this.#inits.set(file.epoch, known)
    const inits = await known
    return inits.findLast(({ writtenAtMs }) => writtenAtMs <= file.startedAtMs + 1_000) ?? inits[0] ?? null
  }

  async #readInits(epoch: number): Promise<KnownInit[]> {
    const folder = join(this.#folder, String(epoch), this.#rendition)
    const known: KnownInit[] = []
    for (const name of await listFolder(folder)) {
      if (!/^init(-\d+)?\.mp4$/.test(name)) continue
      const init = parseInit(await readFile(join(folder, name)))
      const found = await statOf(join(folder, name))
      if (init && found) known.push({ name, init, writtenAtMs: found.mtimeMs })
    }
    return known.toSorted((one, other) => one.writtenAtMs - other.writtenAtMs)
  }
}

function parseInit(bytes: Buffer): InitSegment | null {
  try {
    return parseInitSegment(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** A new epoch, new codec parameters, or a clock that does not go on from the segment before. */
function isBreak(end: End, next: { epoch: number; initName: string; fromSeconds: number }): boolean {
  if (end.epoch !== next.epoch || end.initName !== next.initName || end.seconds === null) return true
  const jumpSeconds = next.fromSeconds - end.seconds
  return jumpSeconds > mostJumpSeconds || jumpSeconds < -mostStepBackSeconds
}

/** Every segment file of a rendition by its number; the newest epoch's where two have one. */
async function listSegments(folder: string, rendition: string): Promise<Map<number, SegmentFile>> {
  const epochs = (await listFolder(folder)).filter((name) => /^\d{1,6}$/.test(name)).map(Number)
  const files = new Map<number, SegmentFile>()
  for (const epoch of epochs.toSorted((one, other) => one - other)) {
    const place = join(folder, String(epoch), rendition)
    const names = (await listFolder(place)).filter((name) => /^\d{1,9}\.m4s$/.test(name))
    const found = await Promise.all(names.map((name) => statOf(join(place, name))))
    for (const [index, name] of names.entries()) {
      const { size = 0, mtimeMs = 0 } = found[index] ?? {}
      const msn = Number.parseInt(name, 10)
      files.set(msn, { epoch, msn, bytes: size, startedAtMs: Math.round(mtimeMs) })
    }
  }
  return files
}
