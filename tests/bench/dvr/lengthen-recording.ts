import { open, rm } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { join } from 'node:path'
import { childBoxes, findBox } from '#media/package/boxes.ts'
import { parseInitSegment, type InitSegment } from '#media/package/init-segment.ts'
import { localDisk, type Disk } from '#media/store/disk.ts'
import { Recording } from '#media/store/recording.ts'
import type { SegmentRecord } from '#media/store/segment-record.ts'

/** Thousands of files are written at once: none of them has to survive a power cut. */
const quickDisk: Disk = {
  ...localDisk,
  write: async (path, parts) => {
    await using file = await open(path, 'w')
    for (const part of parts) await file.writeFile(part)
  },
}

/**
 * Makes a short recording one of `seconds`, as if its segments had gone on being the show until now: the same
 * pictures again and again, on a clock that goes on. Returns the number of segments of its longest rendition.
 */
export async function lengthenRecording(folder: string, seconds: number): Promise<number> {
  const recording = new Recording(folder, quickDisk)
  let most = 0
  for (const [rendition, records] of await recording.load()) {
    await rm(join(folder, `${rendition}.jsonl`))
    most = Math.max(most, await lengthen(recording, { rendition, records, seconds }))
  }
  return most
}

type Short = { rendition: string; records: SegmentRecord[]; seconds: number }

async function lengthen(recording: Recording, { rendition, records, seconds }: Short): Promise<number> {
  // The last one was cut off when the encoder stopped: repeated, it would leave a hole in each round.
  const whole = records.filter((record) => !record.isGap).slice(0, -1)
  const [first] = whole
  if (!first) return 0
  const init = parseInitSegment(
    (await recording.readInit(first.epoch, rendition, first.initName)) ?? Buffer.of(),
  )
  if (!init) throw new Error(`${rendition} has no init segment`)
  const pieces = await Promise.all(
    whole.map(async (record) => {
      const file = await recording.find(record.epoch, rendition, `${record.msn}.m4s`)
      if (!file) throw new Error(`${rendition} lacks segment ${record.msn}`)
      return { record, bytes: await buffer(file.stream()) }
    }),
  )
  const roundSeconds = whole.reduce((sum, record) => sum + record.durationSeconds, 0)
  const startMs = Date.now() - seconds * 1_000
  let atSeconds = 0
  let msn = 0
  while (atSeconds < seconds) {
    const piece = pieces[msn % pieces.length]
    if (!piece) break
    const rounds = Math.floor(msn / pieces.length)
    const moved = moveClock(piece.bytes, init, rounds * roundSeconds)
    const startedAtMs = Math.round(startMs + atSeconds * 1_000)
    await recording.saveSegment(rendition, { ...piece.record, msn, startedAtMs }, [moved])
    atSeconds += piece.record.durationSeconds
    msn += 1
  }
  return msn
}

/** A copy of the fragments whose decode times (tfdt, version 1) are that much later. */
function moveClock(bytes: Buffer, init: InitSegment, bySeconds: number): Buffer {
  const copy = Buffer.from(bytes)
  for (const moof of childBoxes(copy).filter((box) => box.type === 'moof')) {
    for (const traf of childBoxes(moof.body).filter((box) => box.type === 'traf')) {
      const trackId = findBox(traf.body, 'tfhd')?.body.readUInt32BE(4)
      const timescale = init.tracks.find((track) => track.id === trackId)?.timescale ?? 1
      const tfdt = findBox(traf.body, 'tfdt')
      tfdt?.body.writeBigUInt64BE(tfdt.body.readBigUInt64BE(4) + BigInt(Math.round(bySeconds * timescale)), 4)
    }
  }
  return copy
}
