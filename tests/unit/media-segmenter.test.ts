import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sample } from '#media/package/fragment.ts'
import { Segmenter, type SegmenterEvent } from '#media/package/segmenter.ts'
import { partLimitSeconds } from '#media/package/timeline.ts'
import { audioTrack, madeFrames, madeInit, videoTrack } from '#tests/support/made-frames.ts'

const shows = fc.record({
  fps: fc.constantFrom(24, 25, 29.97, 30, 50, 60),
  gopFrames: fc.integer({ min: 10, max: 90 }),
  seconds: fc.integer({ min: 5, max: 20 }),
  startSeconds: fc.constantFrom(0, 1.5, 100_000),
})

function cut(
  samples: Sample[],
  options: { limit?: number | null; isDiscontinuity?: boolean; tracks?: (typeof videoTrack)[] } = {},
): SegmenterEvent[] {
  const { limit = partLimitSeconds('low'), isDiscontinuity = false } = options
  const segmenter = new Segmenter(madeInit(options.tracks), { partLimitSeconds: limit }, isDiscontinuity)
  segmenter.startAt(0)
  return [...samples.flatMap((sample) => segmenter.push(sample)), ...segmenter.flush()]
}

type Cut = { isDiscontinuity: boolean; parts: Extract<SegmenterEvent, { kind: 'part' }>[]; seconds: number }

function segmentsOf(events: SegmenterEvent[]): Cut[] {
  const segments: Cut[] = []
  for (const event of events) {
    const last = segments.at(-1)
    if (event.kind === 'opened')
      segments.push({ isDiscontinuity: event.isDiscontinuity, parts: [], seconds: 0 })
    if (event.kind === 'part' && last) {
      last.parts.push(event)
      last.seconds += event.durationSeconds
    }
  }
  return segments
}

/** Whether every part keeps to the limit, and every one but a segment's last fills 85 % of it. */
function areEven(segments: Cut[], limit: number): boolean {
  const fits = ({ durationSeconds }: { durationSeconds: number }): boolean => durationSeconds <= limit + 1e-6
  const isFull = ({ durationSeconds }: { durationSeconds: number }): boolean =>
    durationSeconds >= limit * 0.85
  return (
    segments.length > 0 &&
    segments.every(({ parts }) => parts.every(fits) && parts.slice(0, -1).every(isFull))
  )
}

const isVideo = (sample: Sample): boolean => sample.trackId === videoTrack.id

describe('cutting frames', () => {
  it('loses no frame, doubles none and keeps each track’s order', () => {
    fc.assert(
      fc.property(shows, (show) => {
        const frames = madeFrames(show)
        const parts = segmentsOf(cut(frames)).flatMap((segment) => segment.parts)
        const kept = parts.flatMap((part) => part.samples)
        expect(kept.filter(isVideo)).toEqual(frames.filter(isVideo))
        const sound = kept.filter((sample) => !isVideo(sample))
        expect(sound.length).toBeGreaterThan(0)
        expect(frames.filter((sample) => !isVideo(sample)).slice(-sound.length - 3)).toEqual(
          expect.arrayContaining(sound.slice(-3)),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('makes segments that begin with a keyframe, last two seconds or more, and fit the target duration', () => {
    fc.assert(
      fc.property(shows, (show) => {
        const segments = segmentsOf(cut(madeFrames(show)))
        expect(segments.length).toBeGreaterThan(0)
        for (const segment of segments) {
          expect(segment.parts[0]?.samples.find(isVideo)?.isKeyframe).toBe(true)
          expect(Math.round(segment.seconds)).toBeLessThanOrEqual(4)
        }
        for (const segment of segments.slice(0, -1)) expect(segment.seconds).toBeGreaterThanOrEqual(1.99)
      }),
    )
  })

  it('makes parts no longer than the target, and but for a segment’s last ones at least 85 % of it', () => {
    fc.assert(
      fc.property(shows, fc.constantFrom('low' as const, 'realtime' as const), (show, mode) => {
        const limit = partLimitSeconds(mode) ?? 0
        expect(areEven(segmentsOf(cut(madeFrames(show), { limit })), limit)).toBe(true)
        const sound = madeFrames(show).filter((sample) => !isVideo(sample))
        expect(areEven(segmentsOf(cut(sound, { limit, tracks: [audioTrack] })), limit)).toBe(true)
      }),
    )
  })

  it('does so at a variable rate too, while no frame is longer than what may be missing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('low' as const, 'realtime' as const),
        fc.array(fc.integer({ min: 10, max: 31 }), { minLength: 200, maxLength: 500 }),
        (mode, lengthsMs) => {
          const limit = partLimitSeconds(mode) ?? 0
          let decodeTime = 0
          const frames = lengthsMs.map((ms, index): Sample => {
            const sample = { trackId: videoTrack.id, decodeTime, duration: ms * 90, compositionOffset: 0 }
            decodeTime += sample.duration
            return { ...sample, isKeyframe: index % 50 === 0, data: Buffer.alloc(1) }
          })
          expect(areEven(segmentsOf(cut(frames, { limit })), limit)).toBe(true)
        },
      ),
    )
  })

  it('keeps durations true to the encoder’s clock when frames come late', () => {
    const frames = madeFrames({ fps: 30, gopFrames: 60, seconds: 6 }).filter((sample) => {
      const seconds = sample.decodeTime / 90_000
      return !isVideo(sample) || seconds < 1 || seconds > 1.8
    })
    const total = segmentsOf(cut(frames)).reduce((sum, segment) => sum + segment.seconds, 0)
    expect(total).toBeCloseTo(6, 2)
  })

  it.each([
    ['forward', 500],
    ['back to zero', 0],
  ])(
    'says discontinuity where the clock jumps %s, and lets no segment span it',
    (_direction, startSeconds) => {
      const before = madeFrames({ fps: 30, gopFrames: 60, seconds: 5, startSeconds: 100 })
      const after = madeFrames({ fps: 30, gopFrames: 60, seconds: 5, startSeconds })
      const segments = segmentsOf(cut([...before, ...after]))
      expect(segments.filter((segment) => segment.isDiscontinuity)).toHaveLength(1)
      const total = segments.reduce((sum, segment) => sum + segment.seconds, 0)
      expect(total).toBeCloseTo(10, 1)
      for (const { parts } of segments) {
        const times = parts
          .flatMap((part) => part.samples.filter(isVideo))
          .map((sample) => sample.decodeTime / 90_000)
        expect(Math.max(...times) - Math.min(...times)).toBeLessThan(4.5)
      }
    },
  )

  it('cuts without a keyframe rather than outgrow the target duration', () => {
    const segments = segmentsOf(cut(madeFrames({ fps: 30, gopFrames: 10_000, seconds: 20 })))
    expect(segments.length).toBeGreaterThan(3)
    for (const segment of segments) expect(Math.round(segment.seconds)).toBeLessThanOrEqual(4)
  })

  it('goes on with sound alone while the picture stays away, and with both when it is back', () => {
    fc.assert(
      fc.property(shows, fc.integer({ min: 3, max: 40 }), (show, awaySeconds) => {
        const stop = show.startSeconds + 3
        const frames = madeFrames({ ...show, seconds: 6 + awaySeconds }).filter((sample) => {
          const seconds = sample.decodeTime / videoTrack.timescale
          return !isVideo(sample) || seconds < stop || seconds >= stop + awaySeconds
        })
        const segments = segmentsOf(cut(frames))
        const parts = segments.flatMap((segment) => segment.parts)
        expect(segments.filter((segment) => segment.isDiscontinuity)).toHaveLength(0)
        for (const segment of segments) expect(Math.round(segment.seconds)).toBeLessThanOrEqual(4)
        const total = segments.reduce((sum, segment) => sum + segment.seconds, 0)
        expect(Math.abs(total - 6 - awaySeconds)).toBeLessThan(0.2)
        const limit = partLimitSeconds('low') ?? 0
        for (const part of parts) {
          expect(part.durationSeconds).toBeLessThanOrEqual(limit + 1e-6)
          expect(part.samples.length).toBeLessThan(100)
        }
        expect(parts.flatMap((part) => part.samples).filter(isVideo)).toEqual(frames.filter(isVideo))
      }),
      { numRuns: 60 },
    )
  })

  it('says discontinuity when sound that goes on alone jumps', () => {
    const sound = (startSeconds: number) =>
      madeFrames({ fps: 30, gopFrames: 60, seconds: 10, startSeconds }).filter((sample) => !isVideo(sample))
    const before = madeFrames({ fps: 30, gopFrames: 60, seconds: 5, startSeconds: 100 })
    for (const startSeconds of [0, 500]) {
      const segments = segmentsOf(cut([...before, ...sound(startSeconds)]))
      expect(segments.filter((segment) => segment.isDiscontinuity)).toHaveLength(1)
      expect(segments.reduce((sum, segment) => sum + segment.seconds, 0)).toBeCloseTo(15, 1)
    }
  })

  it('drops what comes before the first keyframe at or after the start', () => {
    const segmenter = new Segmenter(madeInit(), { partLimitSeconds: null }, true)
    segmenter.startAt(3)
    const events = madeFrames({ fps: 30, gopFrames: 60, seconds: 8 }).flatMap((sample) =>
      segmenter.push(sample),
    )
    expect(events[0]).toMatchObject({ kind: 'opened', isDiscontinuity: true, presentedAtSeconds: 4 })
  })

  it('cuts sound alone wherever two seconds are full', () => {
    const sound = madeFrames({ fps: 30, gopFrames: 60, seconds: 9 }).filter((sample) => !isVideo(sample))
    const segments = segmentsOf(cut(sound, { tracks: [audioTrack] }))
    expect(segments.length).toBe(5)
    for (const segment of segments.slice(0, -1)) expect(segment.seconds).toBeCloseTo(2, 1)
  })
})
