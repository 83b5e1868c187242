import { describe, expect, it } from 'vitest'
import { isBetterPoster, renderStoryboard, stillDistanceMs } from '#media/replay/storyboard-layout.ts'

describe('the distance of pictures', () => {
  it('keeps the list of a four-hour show under 200 kB', () => {
    const times = [0]
    for (let last = 0; last < 4 * 3_600_000; times.push(last)) last += stillDistanceMs(last)
    expect(times.length).toBeGreaterThan(1_000)
    const sheets = Array.from({ length: Math.ceil(times.length / 25) }, (_, index) => ({
      ...{ width: 160, height: 90, times: times.slice(index * 25, index * 25 + 25) },
    }))
    expect(renderStoryboard(sheets).length).toBeLessThan(200_000)
  })
})

describe('a poster', () => {
  it('is not of the first second, not black where there is a picture, and stays once the show has settled', () => {
    expect(isBetterPoster(null, { bytes: 40_000, mediaTimeMs: 0 })).toBe(false)
    expect(isBetterPoster(null, { bytes: 3_000, mediaTimeMs: 5_000 })).toBe(true)
    expect(isBetterPoster({ bytes: 3_000 }, { bytes: 30_000, mediaTimeMs: 10_000 })).toBe(true)
    expect(isBetterPoster({ bytes: 30_000 }, { bytes: 3_000, mediaTimeMs: 15_000 })).toBe(false)
    expect(isBetterPoster({ bytes: 30_000 }, { bytes: 40_000, mediaTimeMs: 600_000 })).toBe(false)
    expect(isBetterPoster({ bytes: 3_000 }, { bytes: 40_000, mediaTimeMs: 600_000 })).toBe(true)
  })
})
