import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { ListedSegment } from '#media/package/playlist-view.ts'

/** One line of a rendition's index: everything a playlist says of a segment, and the size of its file. */
const segmentRecordSchema = z.object({
  msn: z.number().int().min(0),
  durationSeconds: z.number().positive(),
  startedAtMs: z.number(),
  isDiscontinuity: z.boolean(),
  isGap: z.boolean(),
  epoch: z.number().int().min(0),
  initName: z.string().regex(/^init(-\d+)?\.mp4$/),
  bytes: z.number().int().min(0),
})
export type SegmentRecord = z.infer<typeof segmentRecordSchema>

export function recordOf(segment: ListedSegment, bytes: number): SegmentRecord {
  const { parts: _parts, ...listed } = segment
  return { ...listed, bytes }
}

export function listedOf(record: SegmentRecord): ListedSegment {
  const { bytes: _bytes, ...listed } = record
  return { ...listed, parts: [] }
}

/** A line of the index: the record, and a checksum that tells a damaged line from a whole one. */
export function writeRecord(record: SegmentRecord): string {
  const json = JSON.stringify(record)
  return `${json} ${checksum(json)}\n`
}

/**
 * The records of an index file, in order. A line that a crash or a full disk cut is none; of two lines
 * for one number (a segment that was lost after all) the later counts.
 */
export function readRecords(text: string): SegmentRecord[] {
  const records = new Map<number, SegmentRecord>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const record = parseLine(line)
    if (record) records.set(record.msn, record)
  }
  return [...records.values()].toSorted((one, other) => one.msn - other.msn)
}

function parseLine(line: string): SegmentRecord | null {
  const end = line.lastIndexOf(' ')
  const json = line.slice(0, end)
  if (end === -1 || line.slice(end + 1) !== checksum(json)) return null
  return segmentRecordSchema.safeParse(JSON.parse(json)).data ?? null
}

function checksum(text: string): string {
  return crc32(text).toString(16)
}
