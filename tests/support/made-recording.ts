import { makeBox } from '#media/package/boxes.ts'
import { writeFragment } from '#media/package/fragment.ts'
import type { Recording } from '#media/store/recording.ts'
import type { SegmentRecord } from '#media/store/segment-record.ts'
import { videoTrack } from './made-frames.ts'

/** One segment of a show for tests: where it stands, and from which epoch and second of its encoder's clock. */
export type MadeSegment = {
  msn: number
  epoch: number
  clockSeconds: number
  isDiscontinuity: boolean
  frames: number
}

const frameSeconds = 0.04

/** Segments one after another; each stretch is a new epoch or a jump of the encoder's clock. */
export function madeShow(
  stretches: readonly { isNewEpoch: boolean; segments: readonly number[] }[],
): MadeSegment[] {
  const made: MadeSegment[] = []
  let [epoch, clockSeconds] = [1, 10]
  for (const [index, { isNewEpoch, segments }] of stretches.entries()) {
    if (index > 0) clockSeconds += 100
    if (index > 0 && isNewEpoch) epoch += 1
    for (const [place, frames] of segments.entries()) {
      made.push({ msn: made.length, epoch, clockSeconds, isDiscontinuity: index > 0 && place === 0, frames })
      clockSeconds += frames * frameSeconds
    }
  }
  return made
}

export function recordOfMade(segment: MadeSegment, rendition: string): SegmentRecord {
  const { msn, epoch, isDiscontinuity, frames } = segment
  return {
    ...{ msn, epoch, isDiscontinuity, isGap: false, initName: 'init.mp4' },
    ...{ durationSeconds: frames * frameSeconds, startedAtMs: 1_700_000_000_000 + msn * 2_000 },
    bytes: bytesOfMade(segment, rendition).length,
  }
}

/** Two parts of real fragments; the bytes tell rendition and number. */
export function bytesOfMade({ msn, clockSeconds, frames }: MadeSegment, rendition: string): Buffer {
  const { id: trackId, timescale } = videoTrack
  const samples = Array.from({ length: frames }, (_, index) => ({
    ...{ trackId, duration: frameSeconds * timescale, compositionOffset: 0, isKeyframe: index === 0 },
    decodeTime: Math.round((clockSeconds + index * frameSeconds) * timescale),
    data: Buffer.from(`${rendition} ${msn} ${index}`),
  }))
  const half = Math.ceil(frames / 2)
  return Buffer.concat([writeFragment(0, samples.slice(0, half)), writeFragment(1, samples.slice(half))])
}

/** Saves a segment as a broadcast does: its init segment before the first of an epoch. */
export async function saveMade(recording: Recording, segment: MadeSegment, rendition: string): Promise<void> {
  const { epoch } = segment
  const isFirst = (await recording.readInit(epoch, rendition, 'init.mp4')) === null
  if (isFirst) await recording.saveInit({ epoch, rendition, name: 'init.mp4', bytes: madeInitBytes() })
  await recording.saveSegment(rendition, recordOfMade(segment, rendition), [bytesOfMade(segment, rendition)])
}

/** ftyp and moov of one H.264 track, with the boxes that we read and no other. */
function madeInitBytes(): Buffer {
  const tkhd = Buffer.alloc(84)
  tkhd.writeUInt32BE(videoTrack.id, 12)
  const mdhd = Buffer.alloc(24)
  mdhd.writeUInt32BE(videoTrack.timescale, 12)
  const entry = makeBox('avc1', Buffer.alloc(78), makeBox('avcC', Buffer.from('0164001f', 'hex')))
  const stsd = makeBox('stsd', Buffer.from('0000000000000001', 'hex'), entry)
  const mdia = makeBox('mdia', makeBox('mdhd', mdhd), makeBox('minf', makeBox('stbl', stsd)))
  const moov = makeBox('moov', makeBox('trak', makeBox('tkhd', tkhd), mdia))
  return Buffer.concat([makeBox('ftyp', Buffer.from('iso6')), moov])
}
