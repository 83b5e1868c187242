import type { SegmentRecord } from './segment-record.ts'

/**
 * Makes all renditions count alike: the same numbers, DISCONTINUITY at the same ones (rfc8216bis §6.2.4), and
 * a gap as long as the segment of another rendition wherever one has nothing.
 */
export function alignRenditions(
  renditions: ReadonlyMap<string, readonly SegmentRecord[]>,
): Map<string, SegmentRecord[]> {
  const all = [...renditions.values()].flat()
  const count = all.reduce((most, { msn }) => Math.max(most, msn + 1), 0)
  const patterns = new Map<number, SegmentRecord>()
  for (const record of all) if (patterns.get(record.msn)?.isGap !== false) patterns.set(record.msn, record)
  const breaks = new Set(all.filter((record) => record.isDiscontinuity).map(({ msn }) => msn))
  return new Map(
    [...renditions].map(([name, records]) => {
      const filled = fill(records, count, patterns)
      return [name, filled.map((record) => ({ ...record, isDiscontinuity: breaks.has(record.msn) }))]
    }),
  )
}

function fill(
  records: readonly SegmentRecord[],
  count: number,
  patterns: ReadonlyMap<number, SegmentRecord>,
): SegmentRecord[] {
  const own = new Map(records.map((record) => [record.msn, record]))
  const filled: SegmentRecord[] = []
  for (let msn = 0; msn < count; msn++) {
    const before = filled.at(-1) ?? records[0]
    const pattern = patterns.get(msn) ?? before
    if (!before || !pattern) continue
    // A gap needs no init segment of its own: it stays with the one before.
    const { epoch, initName } = before
    filled.push(own.get(msn) ?? { ...pattern, msn, epoch, initName, isGap: true, bytes: 0 })
  }
  return filled
}
