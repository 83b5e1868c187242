import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Channel, type RunStart } from '#media/live/channel.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { ListedSegment } from '#media/package/playlist-view.ts'
import { audioTrack, madeFrames, madeInit, secondsOf, videoTrack } from '#tests/support/made-frames.ts'

const isPicture = (sample: Sample): boolean => sample.trackId === videoTrack.id
const all = ['source', '480p', 'audio'] as const

/** A channel whose frames come as from an encoder and an ffmpeg that is a little behind. */
class Air {
  readonly channel = new Channel({
    ...{ latencyMode: 'low', epoch: 1, windowSegments: null },
    sinkFor: () => null,
    onStarted: () => undefined,
    onSegment: () => undefined,
  })
  #rungLags: Sample[] = []
  isRungMade = true

  open(): void {
    this.channel.open(all)
    this.channel.begin('source', madeInit())
    this.channel.begin('audio', madeInit([audioTrack]))
    this.channel.begin('480p', madeInit())
  }

  /** ffmpeg dies with what it held. */
  killRung(): void {
    this.isRungMade = false
    this.#rungLags = []
    this.channel.abandon('480p')
  }

  /** ffmpeg ends with everything that it still had to say. */
  finishRung(): void {
    this.#drain(this.#rungLags.length)
    this.channel.abandon('480p')
  }

  reviveRung(): void {
    this.isRungMade = true
    this.channel.begin('480p', madeInit())
  }

  push(sample: Sample): void {
    this.channel.push('source', sample)
    if (!isPicture(sample)) this.channel.push('audio', sample)
    if (this.isRungMade) this.#rungLags.push(sample)
    if (this.#rungLags.length > 20) this.#drain(1)
  }

  close(): void {
    this.#drain(this.#rungLags.length)
    this.channel.close()
  }

  segments(rendition: string): readonly ListedSegment[] {
    return this.channel.tracks.get(rendition)?.timeline.segments ?? []
  }

  #drain(count: number): void {
    for (const sample of this.#rungLags.splice(0, count)) this.channel.push('480p', sample)
  }
}

function expectOneTime(air: Air): void {
  const source = air.segments('source')
  expect(source.length).toBeGreaterThan(0)
  for (const rendition of ['480p', 'audio']) {
    const segments = air.segments(rendition)
    expect(segments.map(({ msn }) => msn)).toEqual(source.map(({ msn }) => msn))
    expect(segments.map((each) => each.isDiscontinuity)).toEqual(source.map((each) => each.isDiscontinuity))
    expect(segments.map((each) => each.startedAtMs)).toEqual(source.map((each) => each.startedAtMs))
    for (const [index, { durationSeconds }] of segments.entries())
      expect(Math.abs(durationSeconds - (source[index]?.durationSeconds ?? 0))).toBeLessThan(0.16)
  }
  expect(source.some(({ isGap }) => isGap)).toBe(false)
  expect(air.segments('audio').some(({ isGap }) => isGap)).toBe(false)
}

describe('a channel', () => {
  it('gives all renditions the same numbers, breaks and times, whatever happens to ffmpeg', () => {
    const kills = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 300 })), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(kills, fc.integer({ min: 15, max: 100 }), (deaths, gopFrames) => {
        const air = new Air()
        air.open()
        let at = 0
        const plan = new Map<number, 'kill' | 'revive'>()
        for (const [after, pause] of deaths) {
          plan.set((at += after), 'kill')
          plan.set((at += pause + 1), 'revive')
        }
        for (const [index, sample] of madeFrames({ fps: 30, gopFrames, seconds: 20 }).entries()) {
          const event = plan.get(index)
          if (event === 'kill') air.killRung()
          if (event === 'revive') air.reviveRung()
          air.push(sample)
        }
        if (!air.isRungMade) air.reviveRung()
        air.close()
        expectOneTime(air)
        expect(air.channel.mediaTimeMs).toBeGreaterThan(19_000)
        if (deaths.length === 0) expect(air.segments('480p').some(({ isGap }) => isGap)).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  it('goes on with the next number after an interruption, with one break in every rendition', () => {
    const air = new Air()
    for (const startSeconds of [0, 500]) {
      air.channel.reset()
      air.open()
      for (const sample of madeFrames({ fps: 30, gopFrames: 60, seconds: 7, startSeconds })) air.push(sample)
      air.close()
    }
    expectOneTime(air)
    expect(air.segments('source').filter(({ isDiscontinuity }) => isDiscontinuity)).toHaveLength(1)
    expect(air.channel.mediaTimeMs).toBeGreaterThan(13_000)
  })

  it('says discontinuity in every rendition where the encoder’s clock jumped', () => {
    const air = new Air()
    air.open()
    for (const [index, sample] of madeFrames({ fps: 30, gopFrames: 60, seconds: 10 }).entries()) {
      if (index === 300) air.channel.markBreak()
      air.push(sample)
    }
    air.close()
    expectOneTime(air)
    expect(air.segments('audio').filter(({ isDiscontinuity }) => isDiscontinuity)).toHaveLength(1)
  })

  it('takes new parameters in mid-show with one break, and an init segment of its own', () => {
    const air = new Air()
    air.open()
    const smaller = madeInit([{ ...videoTrack, codec: 'avc1.42001e', width: 640, height: 360 }, audioTrack])
    const frames = madeFrames({ fps: 30, gopFrames: 60, seconds: 12 })
    const change = frames.findIndex(
      (sample) => sample.isKeyframe && isPicture(sample) && secondsOf(sample) > 5,
    )
    for (const [index, sample] of frames.entries()) {
      if (index === change) {
        air.channel.begin('source', smaller)
        air.channel.begin('audio', madeInit([audioTrack]))
        air.finishRung()
        air.channel.begin('480p', madeInit())
      }
      air.push(sample)
    }
    air.close()
    expectOneTime(air)
    const source = air.segments('source')
    expect(source.map(({ isDiscontinuity }) => isDiscontinuity).filter(Boolean)).toHaveLength(1)
    expect(new Set(source.map(({ initName }) => initName))).toEqual(new Set(['init.mp4', 'init-2.mp4']))
    expect(air.segments('480p').some(({ isGap }) => isGap)).toBe(false)
  })

  it('lists a dropped rung as lost for good', () => {
    const air = new Air()
    air.open()
    for (const [index, sample] of madeFrames({ fps: 30, gopFrames: 60, seconds: 12 }).entries()) {
      if (index === 200) {
        air.killRung()
        air.channel.drop('480p')
      }
      air.push(sample)
    }
    air.close()
    expectOneTime(air)
    expect(air.channel.tracks.get('480p')?.isDropped).toBe(true)
    expect(air.segments('480p').at(-1)?.isGap).toBe(true)
  })

  it.each([
    [{ width: 1280, height: 720 }, false],
    [{ width: 720, height: 1280 }, true],
  ])('says of a picture of %o whether it is upright: %s', (size, isUpright) => {
    const starts: RunStart[] = []
    const channel = new Channel({
      ...{ latencyMode: 'low', epoch: 1, windowSegments: null },
      sinkFor: () => null,
      onStarted: (start) => void starts.push(start),
      onSegment: () => undefined,
    })
    channel.open(['source'])
    channel.begin('source', madeInit([{ ...videoTrack, ...size }, audioTrack]))
    for (const sample of madeFrames({ fps: 30, gopFrames: 60, seconds: 3 })) channel.push('source', sample)
    expect(starts).toMatchObject([{ mediaTimeMs: 0, isUpright }])
  })

  it('ties a moment of the run’s clock to the media time', () => {
    const air = new Air()
    air.open()
    for (const sample of madeFrames({ fps: 30, gopFrames: 60, seconds: 9, startSeconds: 100 })) {
      air.push(sample)
      expect(secondsOf(sample)).toBeGreaterThan(99)
    }
    expect(air.channel.mediaTimeAt(99)).toBeNull()
    expect(air.channel.mediaTimeAt(100)).toBe(0)
    expect(air.channel.mediaTimeAt(103.5)).toBe(3_500)
  })
})
