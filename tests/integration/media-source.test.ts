import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import { wholeSegments, type LiveProgramme } from '#tests/support/live-programme.ts'
import { nalUnits, videoFramesOfFlv, videoFramesOfSegment } from '#tests/support/nal-units.ts'
import { processesOf } from '#tests/support/processes.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

describe('the source rendition', () => {
  it('holds, NAL unit for NAL unit, what the encoder sent', async () => {
    const programme = await media.programme()
    const copy = join(env().DATA_DIR, 'sent.flv')
    const encoder = programme.encode({ copyTo: copy, bFrames: 2 })
    const id = await programme.onAir()
    const playlist = await programme.segments(id, 3)
    await encoder.stop()

    const served: Buffer[] = []
    for (const { uri } of wholeSegments(playlist).slice(0, 3)) {
      const response = await programme.get(`${id}/${uri}`)
      served.push(...videoFramesOfSegment(Buffer.from(await response.arrayBuffer())).flatMap(nalUnits))
    }
    const sent = videoFramesOfFlv(await readFile(copy)).flatMap(nalUnits)
    expect(served.length).toBeGreaterThan(150)
    const from = sent.findIndex((unit) => served[0]?.equals(unit))
    const stretch = sent.slice(from, from + served.length)
    expect(Buffer.concat(served).equals(Buffer.concat(stretch))).toBe(true)
    await programme.end(id)
  })
})

/** Large enough that there is something to make of it. */
const withRung = { width: 854, height: 480 }

describe('ffmpeg', () => {
  it('killed in mid-show leaves the source untouched, and its rung is back within four seconds', async () => {
    const programme = await media.programme()
    programme.encode(withRung)
    const id = await programme.onAir()
    const before = wholeSegments(await programme.segments(id, 2, '360p')).length
    process.kill(await ffmpegPid(), 'SIGKILL')
    const killedAt = performance.now()
    await waitFor('the rung to be made again', async () => {
      const segments = wholeSegments(await programme.playlist(id, '360p'))
      return segments.some((segment, index) => index > before && !segment.gap)
    })
    // The segment that it came back with has a length of its own.
    expect(performance.now() - killedAt).toBeLessThan(4_000 + 2_500)
    await expectOneTime(programme, id)
    await programme.end(id)
  })

  it('stopped in mid-show is replaced by the watchdog, and the source does not notice', async () => {
    const programme = await media.programme()
    programme.encode(withRung)
    const id = await programme.onAir()
    const before = wholeSegments(await programme.segments(id, 1, '360p')).length
    process.kill(await ffmpegPid(), 'SIGSTOP')
    const stoppedAt = performance.now()
    await waitFor(
      'the rung to be made again',
      async () => {
        const segments = wholeSegments(await programme.playlist(id, '360p'))
        return segments.some((segment, index) => index > before && !segment.gap)
      },
      { timeoutMs: 20_000 },
    )
    expect(performance.now() - stoppedAt).toBeLessThan(10_000 + 2_500)
    await expectOneTime(programme, id)
    await programme.end(id)
  })
})

describe('all renditions', () => {
  it.each([
    ['its host', async (programme: LiveProgramme, id: string) => programme.end(id)],
    ['its encoder', async (_programme: LiveProgramme, _id: string, encoder: TestEncoder) => encoder.kill()],
  ])('are whole to the last frame when a show is ended by %s', async (_who, end) => {
    const programme = await media.programme({ graceSeconds: 1 })
    const encoder = programme.encode(withRung)
    const id = await programme.onAir()
    await programme.segments(id, 2, '360p')
    await end(programme, id, encoder)
    const rung = await waitFor('the replay', async () => {
      const playlist = await programme.playlist(id, '360p')
      return playlist.endlist && playlist
    })
    const source = await programme.playlist(id)
    expect(rung.segments.filter((segment) => segment.gap)).toEqual([])
    expect(rung.segments).toHaveLength(source.segments.length)
    for (const [index, { duration }] of source.segments.entries())
      expect(rung.segments[index]?.duration).toBeCloseTo(duration, 1)
  })
})

/** The source has no gap and no break, and all renditions agree on numbers, lengths and breaks. */
async function expectOneTime(programme: LiveProgramme, id: string): Promise<void> {
  const source = await programme.playlist(id)
  const rung = await programme.playlist(id, '360p')
  const sound = await programme.playlist(id, 'audio')
  for (const segment of source.segments) {
    expect(segment.gap ?? false).toBe(false)
    expect(segment.discontinuity ?? false).toBe(false)
  }
  expect(rung.segments.filter((segment) => segment.gap).length).toBeGreaterThan(0)
  expect(rung.discontinuitySequenceBase).toBe(source.discontinuitySequenceBase)
  for (const other of [rung, sound]) {
    expect(other.segments.length).toBeGreaterThan(3)
    for (const [index, segment] of wholeSegments(other).entries()) {
      expect(segment.mediaSequenceNumber).toBe(index)
      const lead = source.segments[index]
      if (!lead?.uri) continue
      expect(segment.discontinuity ?? false).toBe(lead.discontinuity ?? false)
      expect(Math.abs(segment.duration - lead.duration)).toBeLessThan(0.1)
    }
  }
}

/** The one transcoder of this file's media process: others ended with their shows. */
async function ffmpegPid(): Promise<number> {
  return waitFor('ffmpeg', async () => {
    const running = (await processesOf(env().DATA_DIR)).filter(({ commandLine }) =>
      commandLine.includes('pipe:3'),
    )
    return running.length === 1 && running[0]?.pid
  })
}
