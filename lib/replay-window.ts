/** The chat of a recording comes in parts of so much media time, so that a long, busy show is no single huge answer. */
export const replayWindowMs = 120_000

/** The part that a media time lies in. */
export function replayWindowOf(mediaTimeMs: number): number {
  return Math.max(0, Math.floor(mediaTimeMs / replayWindowMs))
}

/** The parts around one: what lies further away is fetched again when it is wanted, so that hours fit in memory. */
export function partsAround<Part>(
  parts: ReadonlyMap<number, Part>,
  index: number,
): ReadonlyMap<number, Part> {
  return new Map([...parts].filter(([at]) => Math.abs(at - index) <= 1))
}
