import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Storyboard } from '#media/replay/storyboard.ts'
import { brightnessAt, makeGreyStills, readCues } from '#tests/support/storyboard.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** Neighbours in time are far apart in brightness. */
const greyOf = (second: number): number => 40 + ((second * 37) % 180)
const seconds = Array.from({ length: 301 }, (_, second) => second)
const ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg'

describe('a storyboard', () => {
  let folder: string
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'caibo-storyboard-'))))
  afterEach(() => rm(folder, { recursive: true, force: true }))

  let stills: Buffer[]
  let upright: Buffer[]
  beforeAll(async () => {
    stills = await makeGreyStills(seconds.map(greyOf), '640x360')
    upright = await makeGreyStills(seconds.map(greyOf), '360x640')
  })
  const make = (): Storyboard => new Storyboard({ folder, ffmpeg, log: pino({ level: 'silent' }) })

  it('shows at each media time the picture of that time, over a crash, a gap and a change of size', async () => {
    const before = make()
    await before.load()
    for (let second = 0; second <= 150; second++)
      before.add({ mediaTimeMs: second * 1_000, jpeg: take(stills, second) })
    await waitFor(
      'the stills',
      async () => (await readdir(folder)).filter((name) => name.startsWith('1-')).length === 6,
    )

    const after = make() // as after kill -9: what was not stopped is taken up
    await after.load(148_000)
    for (let second = 170; second <= 300; second++)
      after.add({ mediaTimeMs: second * 1_000, jpeg: take(second < 200 ? stills : upright, second) })
    await expectRightPictures(after)
    await after.stop()
    await expectRightPictures(after)
    const replay = make()
    await replay.load()
    expect(replay.render()).toBe(after.render())
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^\d+-/))
  })

  it('begins anew after the last whole sheet when the disk lost one', async () => {
    const before = make()
    for (let second = 0; second < 300; second += 5)
      before.add({ mediaTimeMs: second * 1_000, jpeg: take(stills, second) })
    await before.stop()
    await writeFile(join(folder, '1.json'), '{"wid')
    await writeFile(join(folder, '2.jpg.tmp'), 'half')
    const after = make()
    await after.load()
    expect(readCues(after.render() ?? '')).toHaveLength(25)
    after.add({ mediaTimeMs: 300_000, jpeg: take(stills, 300) })
    await after.stop()
    await expectRightPictures(after)
  })

  it('goes on without pictures when the disk refuses or a still is none', async () => {
    await rm(folder, { recursive: true })
    await writeFile(folder, 'a file where the folder should be')
    const storyboard = make()
    storyboard.add({ mediaTimeMs: 5_000, jpeg: take(stills, 5) })
    storyboard.add({ mediaTimeMs: 20_000, jpeg: Buffer.from('no picture') })
    await storyboard.stop()
    expect(storyboard.render()).toBeNull()
    expect(await storyboard.sheet(0)).toBeNull()
  })

  it('holds up no show where its pictures cannot be read, and leaves them as they are', async () => {
    await mkdir(join(folder, '0.json'))
    const storyboard = make()
    await storyboard.load()
    storyboard.add({ mediaTimeMs: 5_000, jpeg: take(stills, 5) })
    await storyboard.stop()
    expect(storyboard.render()).toBeNull()
    expect(await readdir(folder)).toEqual(['0.json'])
  })
})

function take(stills: readonly Buffer[], second: number): Buffer {
  return stills[second] ?? Buffer.alloc(0)
}

/** Every cue's tile has the brightness of its second. */
async function expectRightPictures(storyboard: Storyboard): Promise<void> {
  const cues = readCues(await waitFor('the storyboard', () => storyboard.render()))
  expect(cues.length).toBeGreaterThan(20)
  for (const [number, own] of Map.groupBy(cues, (cue) => cue.sheet)) {
    const sheet = await storyboard.sheet(number)
    const seen = await brightnessAt(sheet?.jpeg ?? Buffer.alloc(0), own)
    const wanted = own.map(({ fromMs }) => greyOf(fromMs / 1_000))
    for (const [index, grey] of wanted.entries()) expect(Math.abs((seen[index] ?? 0) - grey)).toBeLessThan(6)
  }
}
