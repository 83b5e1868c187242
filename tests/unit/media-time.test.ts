import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clampMediaTime, mediaTimeAt } from '#lib/media-time.ts'

const clocks = fc.record({
  mediaTimeMs: fc.integer({ min: 0, max: 86_400_000 }),
  at: fc.option(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })),
})
const wallMs = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })

describe('media time', () => {
  it('runs with the wall clock while the picture flows', () => {
    expect(mediaTimeAt({ mediaTimeMs: 5_000, at: 1_000 }, 3_500)).toBe(7_500)
  })

  it('stands still while the broadcast is interrupted', () => {
    expect(mediaTimeAt({ mediaTimeMs: 5_000, at: null }, 99_000)).toBe(5_000)
  })

  it('never runs before its start, whatever the wall clock says', () => {
    fc.assert(
      fc.property(clocks, wallMs, (clock, nowMs) => {
        expect(mediaTimeAt(clock, nowMs)).toBeGreaterThanOrEqual(clock.mediaTimeMs)
      }),
    )
  })

  it('believes a browser within the last 30 seconds and no further', () => {
    const clock = { mediaTimeMs: 0, at: 0 }
    expect(clampMediaTime(clock, 100_000, 98_000)).toBe(98_000)
    expect(clampMediaTime(clock, 100_000, 10_000)).toBe(70_000)
    expect(clampMediaTime(clock, 100_000, 400_000)).toBe(100_000)
    expect(clampMediaTime(clock, 100_000, undefined)).toBe(100_000)
  })

  it('is never negative nor ahead of the live edge', () => {
    fc.assert(
      fc.property(clocks, wallMs, fc.option(fc.integer(), { nil: undefined }), (clock, nowMs, shownMs) => {
        const clamped = clampMediaTime(clock, nowMs, shownMs)
        expect(clamped).toBeGreaterThanOrEqual(0)
        expect(clamped).toBeLessThanOrEqual(mediaTimeAt(clock, nowMs))
      }),
    )
  })
})
