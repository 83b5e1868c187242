import { childBoxes, findBox, type Box } from './boxes.ts'

/** A track of a rendition, as its init segment describes it. */
export type Track = {
  id: number
  kind: 'video' | 'audio'
  /** Ticks a second of every time in the track's fragments. */
  timescale: number
  /** RFC 6381 codec string, as in the CODECS attribute. */
  codec: string
  width: number | null
  height: number | null
}

/** ftyp + moov of one rendition: what a player needs before any of its fragments. */
export type InitSegment = { bytes: Buffer; tracks: Track[] }

/** Reads ftyp and moov. Throws `RangeError` for a track that is neither H.264 nor AAC. */
export function readInitSegment(ftyp: Box, moov: Box): InitSegment {
  const traks = childBoxes(moov.body).filter((box) => box.type === 'trak')
  return { bytes: Buffer.concat([ftyp.bytes, moov.bytes]), tracks: traks.map((trak) => readTrack(trak.body)) }
}

/** The init segment in a file's bytes, or null when it holds none. */
export function parseInitSegment(bytes: Buffer): InitSegment | null {
  const boxes = childBoxes(bytes)
  const ftyp = boxes.find((box) => box.type === 'ftyp')
  const moov = boxes.find((box) => box.type === 'moov')
  return ftyp && moov ? readInitSegment(ftyp, moov) : null
}

/** The track that rules the rendition's cuts: its video, else its audio. */
export function leadTrack(init: InitSegment): Track | null {
  return init.tracks.find((track) => track.kind === 'video') ?? init.tracks[0] ?? null
}

/** The CODECS attribute of a rendition. */
export function codecsOf(init: InitSegment): string {
  return init.tracks.map((track) => track.codec).join(',')
}

function readTrack(trak: Buffer): Track {
  const id = need(findBox(trak, 'tkhd')).body.readUInt32BE(12)
  const timescale = need(findBox(trak, 'mdia', 'mdhd')).body.readUInt32BE(12)
  // stsd: version and flags, entry count, then the sample entry.
  const entry = need(
    childBoxes(need(findBox(trak, 'mdia', 'minf', 'stbl', 'stsd')).body.subarray(8))[0] ?? null,
  )
  if (entry.type === 'avc1') return { id, kind: 'video', timescale, ...readVideo(entry.body) }
  if (entry.type === 'mp4a') return { id, kind: 'audio', timescale, ...readAudio(entry.body) }
  throw new RangeError(`sample entry ${entry.type}`)
}

/** avc1 (ISO/IEC 14496-15 §5.4): 24 bytes before width and height, 78 before its child boxes. */
function readVideo(entry: Buffer): Pick<Track, 'codec' | 'width' | 'height'> {
  const avcC = need(findBox(entry.subarray(78), 'avcC')).body
  return {
    codec: `avc1.${avcC.toString('hex', 1, 4)}`,
    width: entry.readUInt16BE(24),
    height: entry.readUInt16BE(26),
  }
}

/** mp4a: 28 bytes before esds; the audio object type is in the decoder's own five bits (ISO/IEC 14496-3 §1.6.2.1). */
function readAudio(entry: Buffer): Pick<Track, 'codec' | 'width' | 'height'> {
  const esds = need(findBox(entry.subarray(28), 'esds')).body
  return { codec: `mp4a.40.${readAudioObjectType(esds.subarray(4))}`, width: null, height: null }
}

const decoderSpecificTag = 5

/** Walks ES_Descriptor → DecoderConfigDescriptor → DecoderSpecificInfo (ISO/IEC 14496-1 §7.2.6). */
function readAudioObjectType(descriptors: Buffer): number {
  for (let offset = 0; offset < descriptors.length;) {
    const tag = descriptors.readUInt8(offset++)
    while (descriptors.readUInt8(offset++) & 0x80) {
      // A length takes one to four bytes; the last has its top bit clear.
    }
    if (tag === decoderSpecificTag) return descriptors.readUInt8(offset) >> 3
    // What stands before the nested descriptor: 3 bytes of ES_Descriptor, 13 of DecoderConfigDescriptor.
    offset += tag === 3 ? 3 : 13
  }
  throw new RangeError('no decoder configuration in esds')
}

function need(box: Box | null): Box {
  if (!box) throw new RangeError('init segment lacks a box')
  return box
}
