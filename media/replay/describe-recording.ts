import { buffer } from 'node:stream/consumers'
import { countPictures, frameRateOf } from '#media/package/frame-rate.ts'
import { codecsOf, leadTrack, parseInitSegment, type InitSegment } from '#media/package/init-segment.ts'
import type { Variant } from '#media/package/master-playlist.ts'
import type { Recording } from '#media/store/recording.ts'
import type { SegmentRecord } from '#media/store/segment-record.ts'

export type RecordedRendition = { variant: Variant; durationMs: number; records: SegmentRecord[] }

/** What is on disk of a broadcast, a rendition each; those without a whole segment or without a readable init segment are left out. */
export async function describeRecording(recording: Recording): Promise<RecordedRendition[]> {
  const described: RecordedRendition[] = []
  for (const [name, records] of await recording.load()) {
    const first = records.find((record) => !record.isGap)
    const init = first && (await readInit(recording, name, first))
    if (init)
      described.push({
        variant: {
          ...describeVariant(name, init, records),
          frameRate: await readFrameRate(recording, { name, init, record: first }),
        },
        durationMs: durationMs(records),
        records,
      })
  }
  return described
}

/** What a power cut left empty or in pieces is no reason to fail the other renditions, or the start of the process. */
async function readInit(
  recording: Recording,
  rendition: string,
  { epoch, initName }: SegmentRecord,
): Promise<InitSegment | null> {
  const bytes = await recording.readInit(epoch, rendition, initName)
  try {
    return bytes && parseInitSegment(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

async function readFrameRate(
  recording: Recording,
  { name, init, record }: { name: string; init: InitSegment; record: SegmentRecord },
): Promise<number | null> {
  const file = await recording.find(record.epoch, name, `${record.msn}.m4s`)
  if (!file) return null
  try {
    return frameRateOf({
      pictures: countPictures(await buffer(file.stream()), init),
      seconds: record.durationSeconds,
    })
  } catch (error) {
    if (error instanceof RangeError) return null // no boxes: a power cut left it so
    throw error
  }
}

/** A rendition for the master playlist, by its init segment and the sizes of what was made of it. */
export function describeVariant(
  name: string,
  init: InitSegment,
  made: readonly { durationSeconds: number; bytes: number }[],
): Variant {
  const lead = leadTrack(init)
  const whole = made.filter((piece) => piece.bytes > 0 && piece.durationSeconds > 0)
  const bits = whole.reduce((sum, piece) => sum + piece.bytes * 8, 0)
  const seconds = whole.reduce((sum, piece) => sum + piece.durationSeconds, 0)
  return {
    name,
    codecs: codecsOf(init),
    width: lead?.width ?? null,
    height: lead?.height ?? null,
    peakBitrate: Math.max(1, ...whole.map((piece) => (piece.bytes * 8) / piece.durationSeconds)),
    meanBitrate: Math.max(1, seconds === 0 ? 1 : bits / seconds),
    frameRate: null,
  }
}

function durationMs(records: readonly SegmentRecord[]): number {
  return Math.round(records.reduce((sum, record) => sum + record.durationSeconds, 0) * 1_000)
}
