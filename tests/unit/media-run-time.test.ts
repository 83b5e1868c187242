import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RunTime } from '#media/ingest/run-time.ts'

/** Sends pictures every 40 ms and sound every 20 ms, whose timestamps some function of the time makes. */
function run(seconds: number, stampOf: (ms: number) => number) {
  const time = new RunTime()
  return Array.from({ length: seconds * 50 }, (_, index) => {
    const ms = index * 20
    const stamp = stampOf(ms) >>> 0
    const sound = time.take('audio', stamp)
    return { ms, sound, picture: ms % 40 === 0 ? time.take('video', stamp) : null }
  })
}

const jumpsIn = (taken: ReturnType<typeof run>): number =>
  taken.flatMap(({ sound, picture }) => [sound, picture]).filter((each) => each?.isJump).length

describe('the clock of a run', () => {
  it('follows the encoder’s, wherever it begins and when its 32 bits wrap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (beginning) => {
        const taken = run(6, (ms) => beginning + ms)
        expect(jumpsIn(taken)).toBe(0)
        for (const { ms, sound } of taken) expect(sound.atMs - (taken[0]?.sound.atMs ?? 0)).toBe(ms)
      }),
    )
  })

  it('goes on evenly over one jump of both tracks, forward or back, and tells it once', () => {
    fc.assert(
      fc.property(fc.constantFrom(-3_000, -100_000, 2_500, 60_000, 2 ** 31 - 10_000), (jumpMs) => {
        const taken = run(6, (ms) => 200_000 + ms + (ms >= 3_000 ? jumpMs : 0))
        expect(jumpsIn(taken)).toBe(1)
        for (const [index, { sound, picture }] of taken.entries()) {
          const before = taken[index - 1]?.sound.atMs ?? -Infinity
          expect(sound.atMs).toBeGreaterThan(before)
          if (index > 0) expect(sound.atMs - before).toBeLessThan(60)
          if (picture) expect(Math.abs(picture.atMs - sound.atMs)).toBeLessThan(40)
        }
      }),
    )
  })

  it('calls a track’s silence no jump while the other goes on', () => {
    const time = new RunTime()
    time.take('audio', 0)
    const pictures = Array.from({ length: 300 }, (_, index) => time.take('video', index * 40))
    expect(pictures.some(({ isJump }) => isJump)).toBe(false)
    expect(time.take('audio', 12_000)).toMatchObject({ isJump: false })
  })

  it('never stands still or goes back, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('video' as const, 'audio' as const), fc.nat(2 ** 32 - 1))),
        (packets) => {
          const time = new RunTime()
          const last = { video: -1, audio: -1 }
          for (const [kind, stamp] of packets) {
            const { atMs } = time.take(kind, stamp)
            expect(atMs).toBeGreaterThan(last[kind])
            last[kind] = atMs
          }
        },
      ),
    )
  })
})
