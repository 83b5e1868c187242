import {
  appendFile,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordingSink } from '#media/live/broadcast-sinks.ts'
import { describeRecording } from '#media/replay/describe-recording.ts'
import { Recorder } from '#media/store/recorder.ts'
import { Recording } from '#media/store/recording.ts'
import { listedOf, type SegmentRecord } from '#media/store/segment-record.ts'
import { SegmentWindow } from '#media/store/segment-window.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let folder: string
let recording: Recording

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caibo-recording-'))
  recording = new Recording(folder)
})

afterEach(() => rm(folder, { recursive: true, force: true }))

function record(msn: number): SegmentRecord {
  return {
    ...{ msn, durationSeconds: 2, startedAtMs: msn * 2_000, isDiscontinuity: false, isGap: false },
    ...{ epoch: 1, initName: 'init.mp4', bytes: 6 },
  }
}

async function recordShow(segments: number): Promise<void> {
  for (let msn = 0; msn < segments; msn++) {
    await recording.saveSegment('source', record(msn), [Buffer.from('abc'), Buffer.from('def')])
  }
}

async function gaps(): Promise<boolean[]> {
  return ((await recording.load()).get('source') ?? []).map((loaded) => loaded.isGap)
}

const segmentPath = (msn: number): string => join(folder, '1', 'source', `${msn}.m4s`)
const indexPath = (): string => join(folder, 'source.jsonl')

describe('a recording after a crash', () => {
  it('holds what was written, whole', async () => {
    await recordShow(3)
    expect((await recording.load()).get('source')).toEqual([record(0), record(1), record(2)])
    const file = await recording.find(1, 'source', '2.m4s')
    expect(file?.bytes).toBe(6)
    expect(Buffer.concat(await (file?.stream().toArray() ?? [])).toString()).toBe('abcdef')
  })

  it('wherever the index was cut off, lists only whole segments and can go on', async () => {
    await recordShow(3)
    const { length } = await readFile(indexPath())
    for (let cut = length - 1; cut > length - 140; cut -= 7) {
      await truncate(indexPath(), cut)
      const listed = await gaps()
      expect(listed.length).toBeLessThanOrEqual(3)
      expect(listed.every((isGap) => !isGap)).toBe(true)
    }
    const next = (await gaps()).length
    recording = new Recording(folder) // the next life of the process
    await recording.saveSegment('source', record(next), [Buffer.from('abcdef')])
    expect((await gaps()).length).toBe(next + 1)
  })

  it('clears away what never got its name', async () => {
    await recordShow(2)
    await rename(segmentPath(1), `${segmentPath(1)}.tmp`)
    expect(await gaps()).toEqual([false, true])
    await expect(stat(`${segmentPath(1)}.tmp`)).rejects.toThrow('ENOENT')
  })

  it('lists a segment that is missing, short or without a line as a gap, and keeps the numbers', async () => {
    await recordShow(3)
    await unlink(segmentPath(0))
    await writeFile(segmentPath(1), 'ab')
    await recording.saveSegment('source', record(5), [Buffer.from('abcdef')])
    expect(await gaps()).toEqual([true, true, false, true, true, false])
  })

  it('leaves out a rendition whose init segment was lost or is in pieces', async () => {
    await recordShow(1)
    expect(await describeRecording(recording)).toEqual([])
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(600), Buffer.from('not a box at all')]) {
      await recording.saveInit({ epoch: 1, rendition: 'source', name: 'init.mp4', bytes })
      expect(await describeRecording(recording)).toEqual([])
    }
  })

  it('leaves out a line that is none', async () => {
    await recordShow(1)
    await appendFile(indexPath(), '{"msn":"../../etc"}\n')
    expect(await gaps()).toEqual([false])
  })
})

describe('a recorder', () => {
  it('waits for a disk that refuses and writes everything in order when it is back', async () => {
    // A file where the folder should be: nothing can be written below it.
    const blocked = join(folder, 'blocked')
    await writeFile(blocked, '')
    const recorder = new Recorder({ recording: new Recording(blocked), log: pino({ level: 'silent' }) })
    for (let msn = 0; msn < 3; msn++) {
      recorder.enqueue((disk) => disk.saveSegment('source', record(msn), [Buffer.from('abcdef')]))
    }
    await waitFor('the failure to be noticed', () => recorder.isFailing)
    await unlink(blocked)
    await waitFor('the recording to go on', () => recorder.waiting === 0 && !recorder.isFailing)
    const loaded = (await new Recording(blocked).load()).get('source')
    expect(loaded?.map(({ msn, isGap }) => ({ msn, isGap }))).toEqual(
      [0, 1, 2].map((msn) => ({ msn, isGap: false })),
    )
  })

  it('gives up what nobody holds any more', async () => {
    const blocked = join(folder, 'blocked')
    await writeFile(blocked, '')
    const recorder = new Recorder({ recording: new Recording(blocked), log: pino({ level: 'silent' }) })
    let isHeld = true
    recorder.enqueue(
      (disk) => disk.saveRecord('source', record(0)),
      () => isHeld,
    )
    await waitFor('the failure to be noticed', () => recorder.isFailing)
    isHeld = false
    await waitFor('it to be given up', () => recorder.waiting === 0)
    expect(recorder.isFailing).toBe(true)
  })

  it('keeps no bytes of segments that memory let go, however long the disk refuses', async () => {
    const blocked = join(folder, 'blocked')
    await writeFile(blocked, '')
    const recorder = new Recorder({ recording: new Recording(blocked), log: pino({ level: 'silent' }) })
    const window = new SegmentWindow()
    const sink = recordingSink(recorder, { rendition: 'source', epoch: 1, find: () => ({ window }) })
    sink.onInit('init.mp4', { bytes: Buffer.from('init'), tracks: [] })
    const pieces: WeakRef<Buffer>[] = []
    for (let msn = 0; msn < 60; msn++) {
      const piece = Buffer.alloc(1_024)
      pieces.push(new WeakRef(piece))
      window.open(msn)
      window.addPart(msn, piece)
      sink.onSegment(listedOf(record(msn)))
      window.close(msn)
    }
    await waitFor('the memory to be free', () => {
      collectGarbage()
      return pieces.filter((piece) => piece.deref() !== undefined).length <= 40
    })
    await unlink(blocked)
    await waitFor('the recording to go on', () => recorder.waiting === 0 && !recorder.isFailing)
    expect((await new Recording(blocked).load()).get('source')?.filter(({ isGap }) => !isGap)).toHaveLength(
      40,
    )
  })
})

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
}
