import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Recording } from '#media/store/recording.ts'
import { FaultyDisk } from '#tests/support/faulty-disk.ts'
import {
  bytesOfMade,
  madeShow,
  recordOfMade,
  saveMade,
  type MadeSegment,
} from '#tests/support/made-recording.ts'

const renditions = ['source', 'audio'] as const

const show = fc
  .array(
    fc.record({
      isNewEpoch: fc.boolean(),
      segments: fc.array(fc.integer({ min: 25, max: 60 }), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map(madeShow)

/** What happens to an index between two lives of the process. */
const damage = fc.record({
  kind: fc.constantFrom('none', 'missing', 'cut', 'wrong', 'garbage'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
})
type Damage = { kind: string; at: number }

describe('a recording whose process dies in any moment, and whose indexes are damaged in any way', () => {
  it('loads, lists only whole files, has all renditions alike, and loses at most the last segment', async () => {
    let losses = 0
    await fc.assert(
      fc.asyncProperty(
        show,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.tuple(damage, damage),
        async (segments, moment, damages) => {
          await inFolder(async (folder) => {
            const kept = await recordUntil(folder, segments, moment)
            for (const [index, rendition] of renditions.entries())
              await spoil(join(folder, `${rendition}.jsonl`), damages[index] ?? { kind: 'none', at: 0 })
            losses += await expectWhole(folder, { segments, kept })
            await goOn(folder)
          })
        },
      ),
      { numRuns: 80 },
    )
    expect(losses).toBeGreaterThan(5)
  })

  it('is read again from its files to the same list', async () => {
    await fc.assert(
      fc.asyncProperty(show, async (segments) => {
        await inFolder(async (folder) => {
          await recordUntil(folder, segments, 1)
          const written = await new Recording(folder).load()
          for (const rendition of renditions) await rm(join(folder, `${rendition}.jsonl`))
          const rebuilt = await new Recording(folder).load()
          for (const rendition of renditions)
            expect(rounded(rebuilt.get(rendition))).toEqual(rounded(written.get(rendition)))
        })
      }),
      { numRuns: 20 },
    )
  })
})

describe('a disk that fills up in any moment', () => {
  it('costs nothing that is written again once there is room', async () => {
    await fc.assert(
      fc.asyncProperty(
        show,
        fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 6 }),
        async (segments, rooms) => {
          await inFolder(async (folder) => {
            const disk = new FaultyDisk()
            const recording = new Recording(folder, disk)
            const waiting = [...rooms]
            for (const segment of segments) {
              for (const rendition of renditions) {
                disk.roomBytes = waiting.shift() ?? Infinity
                await saveMade(recording, segment, rendition).catch(async () => {
                  // While it is full, what is listed is whole all the same.
                  await expectWhole(folder, { segments, kept: { source: 0, audio: 0 } })
                  disk.roomBytes = Infinity
                  await saveMade(recording, segment, rendition)
                })
              }
            }
            const kept = { source: segments.length, audio: segments.length }
            expect(await expectWhole(folder, { segments, kept })).toBe(0)
          })
        },
      ),
      { numRuns: 40 },
    )
  })
})

type Kept = Record<(typeof renditions)[number], number>

/** Records until a moment (0–1 of all operations) at which the process dies; how many were wholly saved. */
async function recordUntil(folder: string, segments: readonly MadeSegment[], moment: number): Promise<Kept> {
  const trial = new FaultyDisk()
  await inFolder((elsewhere) => saveAll(new Recording(elsewhere, trial), segments))
  const disk = new FaultyDisk()
  disk.operationsLeft = moment === 1 ? Infinity : moment * trial.operations
  return saveAll(new Recording(folder, disk), segments)
}

async function saveAll(recording: Recording, segments: readonly MadeSegment[]): Promise<Kept> {
  const kept = { source: 0, audio: 0 }
  try {
    for (const segment of segments) {
      for (const rendition of renditions) {
        await saveMade(recording, segment, rendition)
        kept[rendition] += 1
      }
    }
  } catch {
    // It died.
  }
  return kept
}

async function spoil(index: string, what: Damage): Promise<void> {
  if (what.kind === 'none') return
  if (what.kind === 'missing') return rm(index, { force: true })
  const text = await readFile(index, 'utf8').catch(() => '')
  const at = Math.floor(text.length * what.at)
  if (what.kind === 'garbage') await appendFile(index, '{"msn":"../../etc"}\n{"ms').catch(() => undefined)
  if (what.kind === 'cut' && text !== '') await truncate(index, at)
  if (what.kind === 'wrong' && text !== '')
    await writeFile(index, `${text.slice(0, at)}7${text.slice(at + 1)}`)
}

/** Returns how many segments of the show are missing in some rendition. */
async function expectWhole(
  folder: string,
  { segments, kept }: { segments: readonly MadeSegment[]; kept: Kept },
): Promise<number> {
  const recording = new Recording(folder)
  const loaded = await recording.load()
  const [one = []] = loaded.values()
  expect(one.length).toBeLessThanOrEqual(segments.length)
  for (const [rendition, records] of loaded) {
    expect(records.map(({ msn }) => msn)).toEqual(records.map((_, index) => index))
    const alike = ({ msn, isDiscontinuity }: (typeof records)[number]) => ({ msn, isDiscontinuity })
    expect(records.map(alike)).toEqual(one.map(alike))
    for (const record of records.filter(({ isGap }) => !isGap)) {
      const file = await recording.find(record.epoch, rendition, `${record.msn}.m4s`)
      const made = segments[record.msn]
      if (!file || !made) throw new Error(`${rendition} ${record.msn} is listed and not there`)
      expect(rounded([record])).toEqual(rounded([recordOfMade(made, rendition)]))
      expect(Buffer.concat(await file.stream().toArray())).toEqual(bytesOfMade(made, rendition))
    }
  }
  for (const rendition of renditions) {
    const whole = new Set((loaded.get(rendition) ?? []).filter(({ isGap }) => !isGap).map(({ msn }) => msn))
    for (let msn = 0; msn < kept[rendition]; msn++) expect(whole).toContain(msn)
  }
  return renditions.reduce((sum, rendition) => sum + segments.length - kept[rendition], 0)
}

/** The next process takes the numbers up where they ended. */
async function goOn(folder: string): Promise<void> {
  const recording = new Recording(folder)
  const before = (await recording.load()).get('source') ?? []
  const next = {
    msn: before.length,
    epoch: 9,
    clockSeconds: 3,
    isDiscontinuity: before.length > 0,
    frames: 50,
  }
  await saveMade(recording, next, 'source')
  const after = (await new Recording(folder).load()).get('source') ?? []
  expect(after.at(-1)).toEqual(recordOfMade(next, 'source'))
  expect(after.length).toBe(before.length + 1)
}

function rounded(records: readonly { durationSeconds: number }[] | undefined): unknown[] {
  return (records ?? []).map((record) => ({
    ...record,
    durationSeconds: Math.round(record.durationSeconds * 1_000),
  }))
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'caibo-recording-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
