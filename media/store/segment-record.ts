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

export function writeRecord(record: SegmentRecord): string {
  return `${JSON.stringify(record)}\n`
}

/**
 * The records of an index file, in order. A line that a crash cut off ends the list; of two lines for
 * one number (a segment that was lost after all) the later counts.
 */
export function readRecords(text: string): SegmentRecord[] {
  const records = new Map<number, SegmentRecord>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const record = parseLine(line)
    if (!record) break
    records.set(record.msn, record)
  }
  return [...records.values()].toSorted((one, other) => one.msn - other.msn)
}

function parseLine(line: string): SegmentRecord | null {
  try {
    return segmentRecordSchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    // Half a line: the process died while it wrote.
    return null
  }
}
