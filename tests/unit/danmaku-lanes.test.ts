import { describe, expect, it } from 'vitest'
import { Lanes } from '#components/danmaku/lanes.ts'

const stage = { heightPx: 100, pxPerSecond: 100 }
const comment = { widthPx: 152, heightPx: 40 }

describe('flying comments', () => {
  it('fly when a lane is free, and not over each other', () => {
    const lanes = new Lanes()
    expect([1, 2, 3].map(() => lanes.take(0, comment, stage))).toEqual([true, true, false])
    expect(lanes.take(1_999, comment, stage)).toBe(false)
    expect(lanes.take(2_000, comment, stage)).toBe(true)
  })

  it('have one lane at least, and find new ones when the picture grows', () => {
    const lanes = new Lanes()
    expect(lanes.take(0, comment, { ...stage, heightPx: 10 })).toBe(true)
    expect(lanes.take(1, comment, { ...stage, heightPx: 10 })).toBe(false)
    expect(lanes.take(1, comment, stage)).toBe(true)
  })
})
