import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseLeap, choosePace } from '#components/player/live-pace.ts'

describe('the pace of a live picture', () => {
  it('wins a late start back, even with the little that mode realtime has loaded', () => {
    let rate = 1
    let latencySeconds = 1.4
    for (let step = 0; step < 120; step++) {
      rate = choosePace({ latencySeconds, targetSeconds: 0.63, bufferedSeconds: latencySeconds - 0.2, rate })
      latencySeconds -= (rate - 1) * 0.25
    }
    expect(latencySeconds).toBeLessThan(0.7)
    expect(rate).toBe(1)
  })

  it('is normal at the edge, with nothing loaded, and far behind by choice', () => {
    const reading = { latencySeconds: 1, targetSeconds: 0.63, bufferedSeconds: 0.8, rate: 1 }
    expect(choosePace(reading)).toBeGreaterThan(1)
    expect(choosePace({ ...reading, latencySeconds: 0.7 })).toBe(1)
    expect(choosePace({ ...reading, bufferedSeconds: 0.2 })).toBe(1)
    expect(choosePace({ ...reading, latencySeconds: 60, bufferedSeconds: 20 })).toBe(1)
  })

  it('is never slower than normal, and never so fast that it is heard', () => {
    const seconds = fc.double({ min: 0, max: 100, noNaN: true })
    const readings = fc.record({
      ...{ latencySeconds: seconds, targetSeconds: seconds, bufferedSeconds: seconds },
      rate: fc.constantFrom(1, 1.05, 1.1),
    })
    fc.assert(
      fc.property(readings, (reading) => {
        const pace = choosePace(reading)
        expect(pace).toBeGreaterThanOrEqual(1)
        expect(pace).toBeLessThanOrEqual(1.1)
      }),
    )
  })

  it('leaps to its place at the very start, in one go and only into what is loaded', () => {
    const reading = { latencySeconds: 3, targetSeconds: 1.5, bufferedSeconds: 2.9 }
    expect(chooseLeap(reading)).toBe(1.5)
    expect(chooseLeap({ ...reading, bufferedSeconds: 1.6 })).toBe(0)
    expect(chooseLeap({ ...reading, latencySeconds: 1.6 })).toBe(0)
    expect(chooseLeap({ ...reading, latencySeconds: 0.9 })).toBe(0)
  })
})
