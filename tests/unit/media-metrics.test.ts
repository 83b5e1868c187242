import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countWrites, Recorder } from '#media/store/recorder.ts'
import { Recording } from '#media/store/recording.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caibo-metrics-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('what was written and lost', () => {
  it('is counted for the whole process: the end of a show takes nothing away', async () => {
    const before = countWrites()
    for (let show = 0; show < 2; show++) {
      const recorder = new Recorder({ recording: new Recording(folder), log: pino({ level: 'silent' }) })
      recorder.enqueue(() => Promise.resolve())
      recorder.enqueue(
        () => Promise.reject(new Error('what memory let go is never written')),
        () => false,
      )
      await recorder.finish()
    }
    const { written, lost } = countWrites()
    expect({ written: written - before.written, lost: lost - before.lost }).toEqual({ written: 2, lost: 2 })
  })
})
