import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import { LiveProgramme, wholeSegments } from '#tests/support/live-programme.ts'
import { MediaProcess } from '#tests/support/media-process.ts'
import { nalUnits, videoFramesOfFlv, videoFramesOfSegment } from '#tests/support/nal-units.ts'
import { processesOf } from '#tests/support/processes.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let media: MediaProcess
const encoders: TestEncoder[] = []

beforeAll(async () => {
  media = await MediaProcess.start({ dataDir: env().DATA_DIR })
})

afterAll(async () => {
  await Promise.all(encoders.map((encoder) => encoder.kill()))
  await media.stop()
})

describe('the source rendition', () => {
  it('holds, NAL unit for NAL unit, what the encoder sent', async () => {
    const programme = await LiveProgramme.make(media)
    const copy = join(env().DATA_DIR, 'sent.flv')
    const encoder = programme.encode({ copyTo: copy, bFrames: 2 })
    encoders.push(encoder)
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

describe('ffmpeg', () => {
  it('killed in mid-show is started again: new picture within seconds, no number missing', async () => {
    const programme = await LiveProgramme.make(media)
    encoders.push(programme.encode())
    const id = await programme.onAir()
    const before = wholeSegments(await programme.segments(id, 2)).length
    process.kill(await ffmpegPid(), 'SIGKILL')
    const killedAt = performance.now()
    const segments = wholeSegments(await programme.segments(id, before + 3))
    expect(performance.now() - killedAt).toBeLessThan(10_000)
    expect(segments.map((segment) => segment.uri)).toEqual(
      segments.map((_, index) => `1/source/${index}.m4s`),
    )
    expect((await programme.broadcast(id))?.state).toBe('on-air')
    await programme.end(id)
  })

  it('stopped in mid-show is replaced by the watchdog', async () => {
    const programme = await LiveProgramme.make(media)
    encoders.push(programme.encode())
    const id = await programme.onAir()
    const before = wholeSegments(await programme.segments(id, 1)).length
    process.kill(await ffmpegPid(), 'SIGSTOP')
    const stoppedAt = performance.now()
    await programme.segments(id, before + 2)
    expect(performance.now() - stoppedAt).toBeLessThan(14_000)
    await programme.end(id)
  })
})

/** The one transcoder of this file's media process: others ended with their shows. */
async function ffmpegPid(): Promise<number> {
  return waitFor('ffmpeg', async () => {
    const running = (await processesOf(env().DATA_DIR)).filter(({ commandLine }) =>
      commandLine.includes('pipe:3'),
    )
    return running.length === 1 && running[0]?.pid
  })
}
