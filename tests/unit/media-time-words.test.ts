import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { parseMediaTime } from '#lib/parse-media-time.ts'

describe('a media time that people write', () => {
  it('is read as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 * 3_600 }), (seconds) => {
        expect(parseMediaTime(formatMediaTime(seconds * 1_000))).toBe(seconds * 1_000)
      }),
    )
  })

  it('may be seconds alone, and have the colons of Chinese keyboards', () => {
    expect(parseMediaTime(' 45 ')).toBe(45_000)
    expect(parseMediaTime('1：02：03')).toBe(3_723_000)
  })

  it('is refused when it is none', () => {
    for (const text of ['', 'soon', '1:60', '61:00', '1:2:3:4', '-1', '1.5']) {
      expect(parseMediaTime(text)).toBeNull()
    }
  })
})
