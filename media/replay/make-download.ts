import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { parseInitSegment, type InitSegment } from '#media/package/init-segment.ts'
import type { Recording } from '#media/store/recording.ts'
import type { SegmentRecord } from '#media/store/segment-record.ts'
import { Child } from '#media/transcode/child.ts'
import { downloadName, removeHalfMade } from './download-file.ts'
import { SegmentRebaser } from './rebase-segments.ts'
import { yieldToShows } from './yield-to-shows.ts'

export type DownloadOptions = {
  recording: Recording
  ffmpeg: string
  signal: AbortSignal
  onProgress(bytes: number): void
}

/**
 * `no-room`: the disk is needed for recordings; later, when it has room for a file of so many bytes. `nothing`: there
 * is no recording to make it of.
 */
export type DownloadResult =
  | { kind: 'made'; bytes: number }
  | { kind: 'no-room'; neededBytes: number; wasBegun: boolean }
  | { kind: 'nothing' }

/** The file, and as much again for shows that are being recorded. */
const roomFactor = 2

/**
 * One MP4 of a recording's best rendition, for download: its segments on one clock, repacked by ffmpeg
 * without re-encoding, with the index in front so that it plays while it loads. Throws when ffmpeg fails or
 * the disk does; leaves nothing half-made behind.
 */
export async function makeDownload(options: DownloadOptions): Promise<DownloadResult> {
  const { recording } = options
  const loaded = await recording.load()
  const [rendition, records] = ['source', ...loaded.keys()].flatMap((name) => {
    const own = loaded.get(name)
    return own?.some(({ isGap }) => !isGap) ? [[name, own] satisfies [string, SegmentRecord[]]] : []
  })[0] ?? ['', []]
  if (records.length === 0) return { kind: 'nothing' }
  const bytes = records.reduce((sum, record) => sum + record.bytes, 0)
  await removeHalfMade(recording.folder)
  const noRoom = { kind: 'no-room', neededBytes: bytes } as const
  if (!(await hasRoomFor(recording.folder, bytes))) return { ...noRoom, wasBegun: false }
  const path = join(recording.folder, downloadName)
  // Another name each time: an ffmpeg that outlived a killed media process may still write under the last one.
  const halfMade = `${path}.${randomUUID()}.tmp`
  try {
    await repack({ ...options, rendition, records, path: halfMade })
    options.signal.throwIfAborted()
    await rename(halfMade, path)
  } catch (error) {
    await rm(halfMade, { force: true })
    if (options.signal.aborted) throw error
    // The disk filled up meanwhile: that passes, and is no fault of the recording.
    if (!(await hasRoomFor(recording.folder, bytes))) return { ...noRoom, wasBegun: true }
    throw error
  }
  return { kind: 'made', bytes: (await stat(path)).size }
}

/** Whether a download of so many bytes may be made now. */
export async function hasRoomFor(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize >= bytes * roomFactor
}

type Repacking = DownloadOptions & { rendition: string; records: readonly SegmentRecord[]; path: string }

async function repack(options: Repacking): Promise<void> {
  const { ffmpeg, signal, path } = options
  const output = ['-map', '0', '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', '-y', path]
  const input = ['-hide_banner', '-loglevel', 'error', '-f', 'mp4', '-i', 'pipe:0']
  const child = new Child({ command: ffmpeg, args: [...input, ...output], outputs: 0 })
  const kill = (): void => child.kill()
  signal.addEventListener('abort', kill)
  yieldToShows(child)
  try {
    await feed(child, options)
    child.stdin?.end()
    const { code, lastWords } = await child.exited
    if (code !== 0) throw new Error(`no download: ${lastWords.slice(-300)}`)
  } finally {
    signal.removeEventListener('abort', kill)
    child.kill()
  }
}

async function feed(child: Child, options: Repacking): Promise<void> {
  const { stdin } = child
  const isGone = child.exited.then(() => true)
  let fed = 0
  for await (const bytes of readRebased(options)) {
    if (!stdin || stdin.destroyed || options.signal.aborted) return
    if (!stdin.write(bytes)) await Promise.race([once(stdin, 'drain').catch(() => []), isGone])
    fed += bytes.length
    options.onProgress(fed)
  }
}

/** The file's init segment, then fragments on the clock of media time. Takes a third of a core at most: shows go on beside it. */
async function* readRebased({ recording, rendition, records }: Repacking): AsyncGenerator<Buffer> {
  const inits = new Map<string, InitSegment | null>()
  let rebaser: SegmentRebaser | null = null
  let mediaTimeMs = 0
  let before: SegmentRecord | undefined
  for (const record of records) {
    const startedAt = performance.now()
    const key = `${record.epoch}/${record.initName}`
    if (!record.isGap && !inits.has(key)) inits.set(key, await readInit(recording, rendition, record))
    const init = inits.get(key)
    const file = record.isGap ? null : await recording.find(record.epoch, rendition, `${record.msn}.m4s`)
    if (init && file) {
      if (!rebaser) yield init.bytes
      rebaser ??= new SegmentRebaser(init)
      const follows = before?.isGap === false && !record.isDiscontinuity && before.epoch === record.epoch
      yield rebaser.push({ bytes: await buffer(file.stream()), init, mediaTimeMs, follows })
    }
    mediaTimeMs += record.durationSeconds * 1_000
    before = record
    await delay((performance.now() - startedAt) * 2)
  }
}

async function readInit(
  recording: Recording,
  rendition: string,
  { epoch, initName }: SegmentRecord,
): Promise<InitSegment | null> {
  const bytes = await recording.readInit(epoch, rendition, initName)
  return bytes && parseInitSegment(bytes)
}
