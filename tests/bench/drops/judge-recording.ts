import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { types } from 'hls-parser'
import { wholeSegments, type LiveProgramme } from '#tests/support/live-programme.ts'
import { readClock } from '#tests/support/read-clock.ts'
import { clockBits } from '#tests/support/encoder.ts'

export type RecordingFigures = {
  segments: number
  stretches: number
  clocksRead: number
  /** The most by which media time and the clock in the picture drift apart between two keyframes of a stretch. */
  mostDriftMs: number
  /** By its segments. */
  listedMs: number
}

/** A held-up encoder draws no frames: its clock jumps where its timestamps do not. */
const jumpMs = 400
const clockRange = 2 ** clockBits.bits

/** Reads the clock of every segment's first frame and compares it with the segment's place in the recording. */
export async function judgeRecording(
  programme: LiveProgramme,
  { broadcastId, folder, pauses }: { broadcastId: string; folder: string; pauses: number },
): Promise<RecordingFigures> {
  const segments = wholeSegments(await programme.playlist(broadcastId))
  const read = new ClockReader(programme, broadcastId, folder)
  let origin: { clockMs: number; mediaMs: number } | null = null
  let mediaMs = 0
  const found = { stretches: 0, clocksRead: 0, mostDriftMs: 0 }
  let jumpsLeft = pauses
  for (const segment of segments) {
    if (segment.discontinuity) origin = null
    const clockMs = segment.gap ? null : await read.clockOf(segment)
    if (clockMs !== null) {
      found.clocksRead += 1
      let driftMs = origin === null ? 0 : driftOf(origin, { clockMs, mediaMs })
      if (Math.abs(driftMs) > jumpMs && jumpsLeft > 0) {
        jumpsLeft -= 1
        origin = null
        driftMs = 0
      }
      if (origin === null) found.stretches += 1
      origin ??= { clockMs, mediaMs }
      found.mostDriftMs = Math.max(found.mostDriftMs, Math.abs(driftMs))
    }
    mediaMs += segment.duration * 1_000
  }
  return { segments: segments.length, ...found, listedMs: Math.round(mediaMs) }
}

type Place = { clockMs: number; mediaMs: number }

function driftOf(origin: Place, { clockMs, mediaMs }: Place): number {
  const byClock = (clockMs - origin.clockMs + clockRange) % clockRange
  return Math.round(byClock - (mediaMs - origin.mediaMs))
}

class ClockReader {
  readonly #programme: LiveProgramme
  readonly #broadcastId: string
  readonly #file: string
  readonly #inits = new Map<string, Buffer>()
  #init = ''

  constructor(programme: LiveProgramme, broadcastId: string, folder: string) {
    this.#programme = programme
    this.#broadcastId = broadcastId
    this.#file = join(folder, 'piece.mp4')
  }

  async clockOf(segment: types.Segment): Promise<number | null> {
    this.#init = segment.map?.uri ?? this.#init
    const init = this.#inits.get(this.#init) ?? (await this.#fetch(this.#init))
    this.#inits.set(this.#init, init)
    await writeFile(this.#file, Buffer.concat([init, await this.#fetch(segment.uri)]))
    return readClock(this.#file)
  }

  async #fetch(uri: string): Promise<Buffer> {
    const response = await this.#programme.get(`${this.#broadcastId}/${uri}`)
    return Buffer.from(await response.arrayBuffer())
  }
}
