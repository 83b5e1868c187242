import { describe, expect, it } from 'vitest'
import { startingBandwidth } from '#components/player/starting-bandwidth.ts'

describe('the first guess of how fast a line is', () => {
  it('is the browser’s own, in bits a second', () => {
    expect(startingBandwidth({ connection: { downlink: 1.55 } })).toBe(1_550_000)
  })

  it('is a usual line where the browser does not tell', () => {
    const usual = startingBandwidth({})
    expect(usual).toBeGreaterThan(1_000_000)
    expect(startingBandwidth({ connection: { downlink: 0 } })).toBe(usual)
    expect(startingBandwidth({ connection: null })).toBe(usual)
  })
})
