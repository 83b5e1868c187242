import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { finishRecording } from '#media/replay/finish-recording.ts'
import { LineDesk } from '#media/replay/line-desk.ts'
import { keptLinesName, writeLine, type KeptLine } from '#media/store/kept-lines.ts'
import { Recording, recordingFolder } from '#media/store/recording.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { listCaptions, listCues } from '#server/captions/list-captions.ts'
import { removeCaptions } from '#server/captions/save-captions.ts'
import { env } from '#server/env.ts'
import { makeLog } from '#server/log.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { publishReplay } from '#server/programmes/publish-replay.ts'
import { publishedReplay } from '#tests/support/evidence.ts'
import { madeShow, saveMade } from '#tests/support/made-recording.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

const log = makeLog('test')
const { signal } = new AbortController()

describe('the captions that came with a recording', () => {
  it('are kept under the tag of a language that has no name', async () => {
    const { broadcastId, recording } = await endedShow([line(1_000, 'hello', 'en-x-live')])
    await finishRecording(broadcastId, recording, log)
    expect(await publishedReplay(broadcastId)).toBe(true)
    expect(await listCaptions(broadcastId)).toMatchObject([{ label: 'en-x-live', cueCount: 1 }])
  })

  it('never keep the replay from being published, and are kept as soon as that is possible', async () => {
    const { broadcastId, recording } = await endedShow(tooManyWords())
    await finishRecording(broadcastId, recording, log)
    expect(await publishedReplay(broadcastId)).toBe(true)
    expect(await listCaptions(broadcastId)).toEqual([])

    await writeFile(join(recording.folder, keptLinesName), writeLine(line(2_000, '今天谈汇率')))
    await desk().look(signal)
    expect(await listCues(broadcastId, 'en')).toMatchObject([{ fromMs: 2_000, text: '今天谈汇率' }])
  })

  it('survive a crash right after the replay was published, and are not brought back once they are removed', async () => {
    const { host, broadcastId, recording } = await endedShow([line(500, '欢迎')])
    expect(await recording.noteLines()).toBe(true)
    await publishReplay({ broadcastId, durationMs: 4_000, renditions: [] })
    await desk((id) => id === broadcastId).look(signal)
    expect(await listCaptions(broadcastId)).toEqual([])
    await desk().look(signal)
    expect(await listCaptions(broadcastId)).toMatchObject([{ language: 'en', cueCount: 1 }])

    await removeCaptions(host, { broadcastId, language: 'en' })
    await desk().look(signal)
    expect(await listCaptions(broadcastId)).toEqual([])
  })

  it('are given up after three attempts in a life of the process', async () => {
    const { broadcastId, recording } = await endedShow([])
    const file = join(recording.folder, keptLinesName)
    await rm(file)
    await mkdir(file) // cannot be read
    await finishRecording(broadcastId, recording, log)
    expect(await publishedReplay(broadcastId)).toBe(true)
    const tired = desk()
    for (let attempt = 0; attempt < 3; attempt += 1) await tired.look(signal)
    await rmdir(file)
    await writeFile(file, writeLine(line(2_000, '今天谈汇率')))
    await tired.look(signal)
    expect(await listCaptions(broadcastId)).toEqual([])
    await desk().look(signal)
    expect(await listCaptions(broadcastId)).toHaveLength(1)
  })
})

function desk(isRunning: (broadcastId: string) => boolean = () => false): LineDesk {
  return new LineDesk({ dataDir: env().DATA_DIR, log, isRunning })
}

function line(atMs: number, text: string, language: string | null = null): KeptLine {
  return { atMs, text, language }
}

/** More different words within one passage than PostgreSQL makes findable: a mebibyte. */
function tooManyWords(): KeptLine[] {
  return Array.from({ length: 2_500 }, (_, row) => line(row, `${'w'.repeat(480)}${row}`))
}

/** A show that is over, with a picture on disk and these lines beside it. */
async function endedShow(lines: readonly KeptLine[]) {
  const show = await makeShow()
  const broadcastId = await putOnAir(show)
  const recording = new Recording(recordingFolder(env().DATA_DIR, show.slug, broadcastId))
  for (const segment of madeShow([{ isNewEpoch: true, segments: [50, 50] }]))
    await saveMade(recording, segment, 'source')
  await writeFile(join(recording.folder, keptLinesName), lines.map(writeLine).join(''))
  const { programmeId } = show
  const host = await authorize(await mustRead(show.hostId), 'programme:run', { programmeId })
  await endBroadcast(host, { broadcastId })
  return { host, broadcastId, recording }
}
