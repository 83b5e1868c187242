import type { types } from 'hls-parser'
import { clockBits } from '#tests/support/encoder.ts'

/** When the picture at a media time was shown: by PROGRAM-DATE-TIME, which the wall clock in the picture must agree with. */
export function wallClockOf(segments: readonly types.Segment[]): (mediaTimeMs: number) => number | null {
  let mediaTimeMs = 0
  let nextMs: number | null = null
  const stretches = segments.map((segment) => {
    const startedAtMs: number | null =
      segment.programDateTime?.getTime() ?? (segment.discontinuity ? null : nextMs)
    const durationMs = segment.duration * 1_000
    const stretch = { fromMs: mediaTimeMs, toMs: mediaTimeMs + durationMs, startedAtMs }
    mediaTimeMs += durationMs
    nextMs = startedAtMs === null ? null : startedAtMs + durationMs
    return stretch
  })
  return (askedMs) => {
    const found = stretches.find(({ fromMs, toMs }) => askedMs >= fromMs && askedMs < toMs)
    const startedAtMs = found?.startedAtMs ?? null
    return found && startedAtMs !== null ? startedAtMs + askedMs - found.fromMs : null
  }
}

/** How far a clock read from a picture (modulo its bits) is from a wall-clock time, in milliseconds; negative is early. */
export function clockDifferenceMs(readMs: number, wallMs: number): number {
  const round = 2 ** clockBits.bits
  const difference = (((readMs - wallMs) % round) + round) % round
  return difference > round / 2 ? difference - round : difference
}
