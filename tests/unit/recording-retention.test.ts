import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseExpired } from '#server/programmes/choose-expired.ts'

const dayMs = 86_400_000
const nowMs = 1_000 * dayMs

const recording = fc.record({
  broadcastId: fc.uuid(),
  replayState: fc.constantFrom('published', 'reviewing', 'withdrawn'),
  endedAt: fc.integer({ min: 0, max: 1_000 }).map((day) => new Date(day * dayMs)),
  bytes: fc.integer({ min: 0, max: 1_000 }),
})
const recordings = fc.uniqueArray(recording, { selector: ({ broadcastId }) => broadcastId, maxLength: 30 })
const limit = fc.option(fc.integer({ min: 1, max: 1_200 }))

describe('retention', () => {
  it('keeps everything where nothing is limited', () => {
    fc.assert(
      fc.property(recordings, (all) => {
        expect(chooseExpired(all, { maxAgeDays: null, maxBytes: null }, nowMs)).toEqual([])
      }),
    )
  })

  it('lets go of what is too old, then of the oldest until the rest fits, and never of what is published', () => {
    fc.assert(
      fc.property(recordings, limit, limit, (all, maxAgeDays, maxBytes) => {
        const expired = new Set(
          chooseExpired(all, { maxAgeDays, maxBytes }, nowMs).map((each) => each.broadcastId),
        )
        const gone = all.filter(({ broadcastId }) => expired.has(broadcastId))
        const free = all.filter(
          ({ broadcastId, replayState }) => !expired.has(broadcastId) && replayState !== 'published',
        )
        expect(gone.every(({ replayState }) => replayState !== 'published')).toBe(true)
        const ageOf = ({ endedAt }: { endedAt: Date }): number => (nowMs - endedAt.getTime()) / dayMs
        if (maxAgeDays !== null) expect(free.every((each) => ageOf(each) <= maxAgeDays)).toBe(true)
        const bytes = all
          .filter(({ broadcastId }) => !expired.has(broadcastId))
          .reduce((sum, each) => sum + each.bytes, 0)
        if (maxBytes !== null && bytes > maxBytes) expect(free).toEqual([])
        const youngestGone = Math.min(...gone.map(ageOf))
        expect(free.every((each) => ageOf(each) <= youngestGone)).toBe(true)
      }),
    )
  })

  it('says why', () => {
    const of = (broadcastId: string, ageDays: number, replayState = 'withdrawn') => ({
      ...{ broadcastId, replayState, bytes: 100, endedAt: new Date(nowMs - ageDays * dayMs) },
    })
    const all = [of('young', 1), of('old', 40), of('older', 50, 'published'), of('middle', 20)]
    expect(chooseExpired(all, { maxAgeDays: 30, maxBytes: 250 }, nowMs)).toEqual([
      { broadcastId: 'old', reason: 'age', bytes: 100 },
      { broadcastId: 'middle', reason: 'size', bytes: 100 },
    ])
  })
})
