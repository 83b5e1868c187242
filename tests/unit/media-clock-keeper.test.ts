import { describe, expect, it } from 'vitest'
import { ClockKeeper } from '#media/live/clock-keeper.ts'

const at = (seconds: number): Date => new Date(seconds * 1_000)

function started(): ClockKeeper {
  const keeper = new ClockKeeper()
  keeper.start({ mediaTimeMs: 0, at: at(100) })
  return keeper
}

describe('the media clock of a show', () => {
  it('is left alone while the picture keeps up with the wall', () => {
    const keeper = started()
    for (let second = 2; second < 60; second += 2)
      expect(keeper.segment({ mediaTimeMs: second * 1_000 + 150, at: at(100 + second) })).toBeNull()
    expect(keeper.check(60_000, at(160).getTime())).toBeNull()
  })

  it('follows a picture that comes slower than it should, and tells the room when people would see it', () => {
    const keeper = started()
    // Nine tenths of a second of picture in a second.
    const corrections = Array.from({ length: 30 }, (_, index) => {
      const mediaTimeMs = (index + 1) * 2_000
      return keeper.segment({ mediaTimeMs, at: at(100 + mediaTimeMs / 900) })
    })
    const made = corrections.filter((each) => each !== null)
    expect(made.length).toBeGreaterThan(10)
    const told = made.filter(({ isNews }) => isNews).length
    expect(told).toBeGreaterThanOrEqual(2)
    expect(told).toBeLessThan(made.length / 2)
  })

  it('stands still while no picture comes, and runs again with the next', () => {
    const keeper = started()
    expect(keeper.segment({ mediaTimeMs: 2_000, at: at(102) })).toBeNull()
    expect(keeper.check(4_000, at(107).getTime())).toBeNull()
    expect(keeper.check(4_000, at(109).getTime())).toEqual({ mediaTimeMs: 4_000, at: null, isNews: true })
    expect(keeper.check(4_000, at(110).getTime())).toBeNull()
    const again = keeper.segment({ mediaTimeMs: 4_000, at: at(112) })
    expect(again).toEqual({ mediaTimeMs: 4_000, at: at(112), isNews: true })
  })

  it('says nothing before the first picture and after the encoder left', () => {
    const keeper = new ClockKeeper()
    expect(keeper.segment({ mediaTimeMs: 9_000, at: at(100) })).toBeNull()
    keeper.start({ mediaTimeMs: 0, at: at(100) })
    keeper.stop()
    expect(keeper.segment({ mediaTimeMs: 9_000, at: at(200) })).toBeNull()
    expect(keeper.check(9_000, at(300).getTime())).toBeNull()
  })
})
