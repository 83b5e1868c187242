import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Child } from '#media/transcode/child.ts'
import { findFfmpeg } from '#media/transcode/find-ffmpeg.ts'
import type { Observation, Still } from '#media/transcode/observation.ts'
import { ObservationReader } from '#media/transcode/observation-reader.ts'
import { observeInputArgs, observeOutputs, type ObservePlan } from '#media/transcode/observe-args.ts'

const startSeconds = 5_000

let ffmpeg: string
let folder: string

beforeAll(async () => {
  ffmpeg = await findFfmpeg(process.env['FFMPEG_BIN'])
  folder = await mkdtemp(join(tmpdir(), 'caibo-observe-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

type Scene = { picture?: string; sound?: string; seconds?: number }

/** An FLV file whose clock starts at 5,000 s: keyframes each two seconds, as an encoder would send it. */
async function film({ picture, sound, seconds = 8 }: Scene): Promise<Buffer> {
  const file = join(folder, `${Math.random()}.flv`)
  const inputs = [picture, sound].flatMap((source) =>
    source === undefined ? [] : ['-f', 'lavfi', '-i', source],
  )
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '60', '-c:a', 'aac']
  const output = ['-t', String(seconds), '-output_ts_offset', String(startSeconds), file]
  const args = ['-loglevel', 'error', ...inputs, ...codecs, ...output]
  expect(await new Child({ command: ffmpeg, args, outputs: 0 }).exited).toMatchObject({ code: 0 })
  return readFile(file)
}

async function watch(flv: Buffer, plan: ObservePlan): Promise<{ stills: Still[]; seen: Observation[] }> {
  const [stills, seen]: [Still[], Observation[]] = [[], []]
  const reader = new ObservationReader({
    onStill: (still) => stills.push(still),
    onObservation: (observation) => seen.push(observation),
  })
  const { args, pipes } = observeOutputs(plan, 3)
  const input = ['-loglevel', 'error', '-copyts', ...observeInputArgs(plan), '-f', 'flv', '-i', 'pipe:0']
  const child = new Child({ command: ffmpeg, args: [...input, ...args], outputs: pipes.length })
  for (const [index, pipe] of pipes.entries()) {
    child.output(index)?.on('data', (bytes: Buffer) => reader.push(pipe, bytes))
  }
  child.stdin?.end(flv)
  const exit = await child.exited
  expect(exit.code).toBe(0)
  expect(exit.lastWords).not.toContain('rror')
  return { stills, seen }
}

const moving = 'testsrc2=size=1280x720:rate=30'
const tone = 'sine=frequency=440:sample_rate=48000'
const ofPicture = (seen: Observation[]) => seen.filter((each) => each.kind === 'picture')
const ofSound = (seen: Observation[]) => seen.filter((each) => each.kind === 'sound')

describe('watching a show with ffmpeg', () => {
  it('gives a still and a figure a keyframe, and levels each second, on the clock of the input', async () => {
    const flv = await film({ picture: moving, sound: tone })
    const { stills, seen } = await watch(flv, { hasVideo: true, hasAudio: true, decodes: 'keyframes' })
    const moments = [0, 2, 4, 6].map((seconds) => startSeconds + seconds)
    expect(secondsOf(stills)).toEqual(moments)
    expect(stills.map(({ jpeg }) => sizeOf(jpeg))).toEqual(moments.map(() => ({ width: 640, height: 360 })))
    expect(secondsOf(ofPicture(seen))).toEqual(moments)
    for (const { meanLuma } of ofPicture(seen)) expect(meanLuma).toBeGreaterThan(60)
    for (const { changeFromBefore } of ofPicture(seen).slice(1)) expect(changeFromBefore).toBeGreaterThan(1)
    expect(ofSound(seen).length).toBeGreaterThanOrEqual(8)
    expect(ofSound(seen)[2]?.presentedAtSeconds).toBeCloseTo(startSeconds + (2 * 44_100) / 48_000, 1)
    // The tone has an eighth of full scale: −18 dBFS at its peak, 3 less on the mean.
    expect(ofSound(seen)[2]?.rmsDb).toBeCloseTo(-21, 0)
  })

  it('looks each second where all frames are decoded', async () => {
    const flv = await film({ picture: moving, sound: tone, seconds: 6 })
    const { stills, seen } = await watch(flv, { hasVideo: true, hasAudio: true, decodes: 'all' })
    // Of 30 frames a second the 29th is the first that is far enough.
    expect(stills).toHaveLength(7)
    expect(ofPicture(seen)).toHaveLength(7)
  })

  it('sees black and standing pictures, and hears silence', async () => {
    const flv = await film({ picture: 'color=black:size=640x360:rate=30', sound: 'anullsrc=r=48000' })
    const { seen } = await watch(flv, { hasVideo: true, hasAudio: true, decodes: 'keyframes' })
    for (const { meanLuma } of ofPicture(seen)) expect(meanLuma).toBeLessThan(2)
    for (const { changeFromBefore } of ofPicture(seen).slice(1)) expect(changeFromBefore).toBeLessThan(0.1)
    for (const { rmsDb } of ofSound(seen)) expect(rmsDb).toBeLessThan(-90)
    expect(ofSound(seen).length).toBeGreaterThan(5)
  })

  it('keeps the shape of an upright show, and never blows a small one up', async () => {
    const upright = await film({ picture: 'testsrc2=size=720x1280:rate=30', seconds: 3 })
    const small = await film({ picture: 'testsrc2=size=320x180:rate=30', seconds: 3 })
    const plan = { hasVideo: true, hasAudio: false, decodes: 'keyframes' } as const
    const [first] = (await watch(upright, plan)).stills
    expect(first && sizeOf(first.jpeg)).toEqual({ width: 360, height: 640 })
    const [second] = (await watch(small, plan)).stills
    expect(second && sizeOf(second.jpeg)).toEqual({ width: 320, height: 180 })
  })

  it('listens where there is no picture', async () => {
    const { stills, seen } = await watch(await film({ sound: tone, seconds: 3 }), {
      ...{ hasVideo: false, hasAudio: true, decodes: 'keyframes' },
    })
    expect(stills).toEqual([])
    expect(ofSound(seen).length).toBeGreaterThanOrEqual(3)
  })
})

/** To the tenth: FLV's clock begins some milliseconds late for frames that are reordered. */
function secondsOf(timed: { presentedAtSeconds: number }[]): number[] {
  return timed.map((each) => Math.round(each.presentedAtSeconds * 10) / 10)
}

/** From the frame header of a baseline JPEG (SOF0: ff c0, length, precision, height, width). */
function sizeOf(jpeg: Buffer): { width: number; height: number } {
  const frameAt = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  return { height: jpeg.readUInt16BE(frameAt + 5), width: jpeg.readUInt16BE(frameAt + 7) }
}
