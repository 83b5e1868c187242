import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMaster } from '#media/delivery/rendered-playlist.ts'
import { watchChannel } from '#media/delivery/watch-live.ts'
import { Channel } from '#media/live/channel.ts'
import { renderMediaPlaylist } from '#media/package/media-playlist.ts'
import { madeFrames, madeInit } from '#tests/support/made-frames.ts'

/** One encoder's time on air, and what becomes of the lower rendition in it: where it begins, dies and begins again. */
type Run = {
  seconds: number
  gopFrames: number
  lagFrames: number
  rungFrom: number
  rungDiesAt: number
  rungReturnsAt: number
  isSameClock: boolean
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const runs: fc.Arbitrary<Run[]> = fc.array(
  fc.record({
    seconds: fc.integer({ min: 1, max: 14 }),
    gopFrames: fc.constantFrom(10, 25, 50, 75),
    lagFrames: fc.integer({ min: 0, max: 30 }),
    rungFrom: fc.oneof(fc.constant(0), share),
    rungDiesAt: fc.oneof(fc.constant(2), share),
    rungReturnsAt: fc.oneof(fc.constant(2), share),
    isSameClock: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
)

function makeChannel(windowSegments: number | null): Channel {
  return new Channel({
    ...{ latencyMode: 'low', epoch: 1, windowSegments },
    sinkFor: () => null,
    onStarted: () => undefined,
    onSegment: () => undefined,
  })
}

/** Plays a run, and looks at everything that is listed every second or so. */
async function play(channel: Channel, run: Run, look: () => Promise<void>): Promise<void> {
  const frames = madeFrames({ fps: 25, gopFrames: run.gopFrames, seconds: run.seconds })
  const at = (place: number): number => Math.floor(place * frames.length)
  let isRungUp = false
  if (!run.isSameClock) channel.reset()
  channel.open(['source', '480p'])
  channel.begin('source', madeInit())
  for (const [index, frame] of frames.entries()) {
    if (!isRungUp && (index === at(run.rungFrom) || index === at(run.rungReturnsAt))) {
      channel.begin('480p', madeInit())
      isRungUp = true
    }
    if (index === at(run.rungDiesAt)) {
      channel.abandon('480p')
      isRungUp = false
    }
    channel.push('source', frame)
    const lagging = frames[index - run.lagFrames]
    if (isRungUp && lagging) channel.push('480p', lagging)
    if (index % 97 === 0) await look()
  }
  channel.close()
  await look()
}

/** I5: nothing is listed that cannot be had at that moment, of the segments that memory holds. */
async function fetchListed(channel: Channel): Promise<number> {
  const watchable = watchChannel(channel, null)
  const never = (): AbortSignal => AbortSignal.abort()
  let fetched = 0
  for (const timeline of watchable.timelines()) {
    if (timeline.isEmpty) continue
    const { rendition } = timeline
    const text = renderMediaPlaylist(timeline.view())
    for (const [, msn, part] of text.matchAll(/#EXT-X-PART:\S*\/(\d+)\.(\d+)\.m4s"(?!\S*GAP)/g)) {
      const name = { epoch: 1, rendition, msn: Number(msn), part: Number(part) }
      expect(await watchable.part(name, never), `${rendition} ${msn}.${part}`).not.toBeNull()
      fetched += 1
    }
    for (const segment of timeline.segments.slice(-10).filter(({ isGap }) => !isGap)) {
      expect((await watchable.segment(1, rendition, segment.msn))?.bytes).toBeGreaterThan(0)
      expect(await watchable.init(1, rendition, segment.initName)).not.toBeNull()
      fetched += 1
    }
  }
  return fetched
}

/** Numbers, breaks, dates and lengths of what two renditions both list. */
function expectAligned(channel: Channel): void {
  const [source, lower] = ['source', '480p'].map((name) => channel.tracks.get(name)?.timeline)
  if (!source || !lower || lower.isEmpty) return
  expect(lower.view().discontinuitySequence).toBeLessThanOrEqual(source.view().discontinuitySequence)
  const bySource = new Map(source.segments.map((segment) => [segment.msn, segment]))
  for (const segment of lower.segments) {
    const other = bySource.get(segment.msn)
    if (!other) continue
    expect([segment.msn, segment.isDiscontinuity]).toEqual([other.msn, other.isDiscontinuity])
    expect(Math.abs(segment.durationSeconds - other.durationSeconds)).toBeLessThan(0.5)
    expect(Math.abs(segment.startedAtMs - other.startedAtMs)).toBeLessThan(1)
  }
}

describe('a live channel', () => {
  it('lists only what can be fetched, alike in all renditions, and never goes back', async () => {
    let fetched = 0
    await fc.assert(
      fc.asyncProperty(runs, fc.constantFrom(null, 6), async (show, windowSegments) => {
        const channel = makeChannel(windowSegments)
        const lastMsn = new Map<string, number>()
        const look = async (): Promise<void> => {
          fetched += await fetchListed(channel)
          expectAligned(channel)
          for (const [rendition, { timeline }] of channel.tracks) {
            expect(timeline.nextMsn).toBeGreaterThanOrEqual(lastMsn.get(rendition) ?? 0)
            lastMsn.set(rendition, timeline.nextMsn)
          }
        }
        for (const run of show) await play(channel, run, look)
        channel.end()
        await look()
        const [source, lower] = ['source', '480p'].map((name) => channel.tracks.get(name)?.timeline)
        if (lower && !lower.isEmpty) expect(lower.nextMsn).toBe(source?.nextMsn)
      }),
      { numRuns: 150, seed: 5 },
    )
    expect(fetched).toBeGreaterThan(1_000)
  })
})

describe('the list of renditions', () => {
  it('is rendered once a change, whoever asks', () => {
    const channel = showFor(4)
    const first = renderMaster(watchChannel(channel, null), '')
    expect(first?.text.toString()).toContain('source.m3u8')
    expect(renderMaster(watchChannel(channel, null), '')).toBe(first)
    expect(renderMaster(watchChannel(channel, null), 'show/')?.text.toString()).toContain('show/source.m3u8')
    channel.close()
    expect(renderMaster(watchChannel(channel, null), '')).not.toBe(first)
  })

  /** A show whose lower rendition has nobody to make it. */
  function showFor(seconds: number): Channel {
    const channel = makeChannel(null)
    channel.open(['source', '480p'])
    channel.begin('source', madeInit())
    for (const frame of madeFrames({ fps: 25, gopFrames: 50, seconds })) channel.push('source', frame)
    return channel
  }

  it('waits for a rendition that is about to begin', () => {
    expect(watchChannel(showFor(1), null).isComplete()).toBe(false)
  })

  it('holds nobody up for one that does not come', () => {
    const watchable = watchChannel(showFor(8), null)
    expect(watchable.isComplete()).toBe(true)
    expect(watchable.variants().map(({ name }) => name)).toEqual(['source'])
  })
})
