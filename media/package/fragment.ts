import { childBoxes, findBox, makeBox, type Box } from './boxes.ts'

/** One coded frame. Times are ticks of its track's timescale. */
export type Sample = {
  trackId: number
  decodeTime: number
  duration: number
  compositionOffset: number
  isKeyframe: boolean
  data: Buffer
}

/** trun and tfhd flags (ISO/IEC 14496-12 §8.8.7, §8.8.8). */
const baseDataOffsetPresent = 0x1
const sampleDescriptionPresent = 0x2
const defaultDurationPresent = 0x8
const defaultSizePresent = 0x10
const defaultFlagsPresent = 0x20
const dataOffsetPresent = 0x1
const firstSampleFlagsPresent = 0x4
const sampleDurationPresent = 0x100
const sampleSizePresent = 0x200
const sampleFlagsPresent = 0x400
const sampleCompositionPresent = 0x800
const defaultBaseIsMoof = 0x20000
const sampleIsNonSync = 0x10000
const nonSyncFlags = 0x1010000
const syncFlags = 0x2000000

/** The samples of one moof and the mdat after it. */
export function readFragment(moof: Box, mdat: Box): Sample[] {
  const trafs = childBoxes(moof.body).filter((box) => box.type === 'traf')
  return trafs.flatMap((traf) => readTraf(traf.body, { moofBytes: moof.bytes.length, mdat: mdat.bytes }))
}

/**
 * One CMAF chunk of the given samples: a moof with a traf a track, and their mdat. Samples keep their
 * order within a track, and each lasts until the next: a hole in the sound would shift all that follows.
 */
export function writeFragment(sequence: number, samples: readonly Sample[]): Buffer {
  const tracks = [...Map.groupBy(samples, (sample) => sample.trackId)]
  const mfhd = makeBox('mfhd', words(0, sequence))
  const moofBytes = makeMoof(mfhd, tracks, 0).length
  const moof = makeMoof(mfhd, tracks, moofBytes + 8)
  return Buffer.concat([
    moof,
    makeBox('mdat', ...tracks.flatMap(([, own]) => own.map((sample) => sample.data))),
  ])
}

function makeMoof(mfhd: Buffer, tracks: [number, Sample[]][], firstDataOffset: number): Buffer {
  let dataOffset = firstDataOffset
  const trafs = tracks.map(([trackId, samples]) => {
    const traf = makeTraf(trackId, samples, dataOffset)
    dataOffset += samples.reduce((sum, sample) => sum + sample.data.length, 0)
    return traf
  })
  return makeBox('moof', mfhd, ...trafs)
}

function makeTraf(trackId: number, samples: Sample[], dataOffset: number): Buffer {
  const tfdt = Buffer.alloc(12)
  tfdt.writeUInt8(1, 0)
  tfdt.writeBigUInt64BE(BigInt(samples[0]?.decodeTime ?? 0), 4)
  const trun = Buffer.alloc(12 + samples.length * 16)
  // Version 1: composition offsets are signed.
  trun.writeUInt32BE(
    0x1000000 |
      dataOffsetPresent |
      sampleDurationPresent |
      sampleSizePresent |
      sampleFlagsPresent |
      sampleCompositionPresent,
    0,
  )
  trun.writeUInt32BE(samples.length, 4)
  trun.writeInt32BE(dataOffset, 8)
  for (const [index, sample] of samples.entries()) {
    const at = 12 + index * 16
    const next = samples[index + 1]
    trun.writeUInt32BE(next ? next.decodeTime - sample.decodeTime : sample.duration, at)
    trun.writeUInt32BE(sample.data.length, at + 4)
    trun.writeUInt32BE(sample.isKeyframe ? syncFlags : nonSyncFlags, at + 8)
    trun.writeInt32BE(sample.compositionOffset, at + 12)
  }
  return makeBox(
    'traf',
    makeBox('tfhd', words(defaultBaseIsMoof, trackId)),
    makeBox('tfdt', tfdt),
    makeBox('trun', trun),
  )
}

type Defaults = { trackId: number; duration: number; size: number; flags: number }
type Fragment = { moofBytes: number; mdat: Buffer }

function readTraf(traf: Buffer, fragment: Fragment): Sample[] {
  const tfhd = findBox(traf, 'tfhd')
  const tfdt = findBox(traf, 'tfdt')
  if (!tfhd || !tfdt) throw new RangeError('track fragment without tfhd or tfdt')
  const defaults = readDefaults(tfhd.body)
  let decodeTime =
    tfdt.body.readUInt8(0) === 1 ? Number(tfdt.body.readBigUInt64BE(4)) : tfdt.body.readUInt32BE(4)
  return childBoxes(traf)
    .filter((box) => box.type === 'trun')
    .flatMap((trun) => {
      const samples = readTrun(trun.body, { defaults, decodeTime, fragment })
      decodeTime = samples.reduce((sum, sample) => sum + sample.duration, decodeTime)
      return samples
    })
}

function readDefaults(tfhd: Buffer): Defaults {
  const flags = tfhd.readUInt32BE(0) & 0xffffff
  let at = 8
  const optional = (flag: number, bytes: number): number => {
    if ((flags & flag) === 0) return 0
    at += bytes
    return tfhd.readUInt32BE(at - 4)
  }
  optional(baseDataOffsetPresent, 8)
  optional(sampleDescriptionPresent, 4)
  return {
    trackId: tfhd.readUInt32BE(4),
    duration: optional(defaultDurationPresent, 4),
    size: optional(defaultSizePresent, 4),
    flags: optional(defaultFlagsPresent, 4),
  }
}

function readTrun(
  trun: Buffer,
  run: { defaults: Defaults; decodeTime: number; fragment: Fragment },
): Sample[] {
  const { defaults, fragment } = run
  const flags = trun.readUInt32BE(0) & 0xffffff
  const count = trun.readUInt32BE(4)
  let at = 8
  const next = (flag: number, fallback: number): number => {
    if ((flags & flag) === 0) return fallback
    at += 4
    return trun.readUInt32BE(at - 4)
  }
  // The data offset counts from the start of the moof (default-base-is-moof).
  let dataAt = next(dataOffsetPresent, fragment.moofBytes + 8) - fragment.moofBytes
  const firstFlags = next(firstSampleFlagsPresent, defaults.flags)
  let decodeTime = run.decodeTime
  return Array.from({ length: count }, (_, index) => {
    const duration = next(sampleDurationPresent, defaults.duration)
    const size = next(sampleSizePresent, defaults.size)
    const sampleFlags = next(sampleFlagsPresent, index === 0 ? firstFlags : defaults.flags)
    const compositionOffset = next(sampleCompositionPresent, 0) | 0
    if (dataAt < 8 || dataAt + size > fragment.mdat.length) throw new RangeError('sample outside its mdat')
    const sample = {
      trackId: defaults.trackId,
      decodeTime,
      duration,
      compositionOffset,
      isKeyframe: (sampleFlags & sampleIsNonSync) === 0,
      data: fragment.mdat.subarray(dataAt, dataAt + size),
    }
    decodeTime += duration
    dataAt += size
    return sample
  })
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}
