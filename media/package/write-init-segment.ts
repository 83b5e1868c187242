import { BoxSplitter, makeBox } from './boxes.ts'
import { readInitSegment, type InitSegment } from './init-segment.ts'
import type { AacConfig } from './aac-config.ts'
import type { AvcConfig } from '#media/ingest/avc-config.ts'

/** Track numbers in every rendition that we make from the encoder's own bytes. */
export const videoTrackId = 1
export const audioTrackId = 2

/** Ticks a second of the picture's track; a millisecond of FLV is 90 of them. */
export const videoTimescale = 90_000

/**
 * The init segment (CMAF, ISO/IEC 23000-19 §7) of a rendition whose codec parameters are these; at least
 * one is given.
 */
export function writeInitSegment(config: { avc: AvcConfig | null; aac: AacConfig | null }): InitSegment {
  const { avc, aac } = config
  const traks = [...(avc ? [videoTrak(avc)] : []), ...(aac ? [audioTrak(aac)] : [])]
  const ids = [...(avc ? [videoTrackId] : []), ...(aac ? [audioTrackId] : [])]
  const ftyp = makeBox('ftyp', Buffer.from('iso6'), words(0), Buffer.from('iso6cmfcmp41'))
  const moov = makeBox('moov', mvhd(), ...traks, makeBox('mvex', ...ids.map(trex)))
  const [ftypBox, moovBox] = new BoxSplitter().push(Buffer.concat([ftyp, moov]))
  if (!ftypBox || !moovBox) throw new RangeError('init segment without its boxes')
  return readInitSegment(ftypBox, moovBox)
}

const unityMatrix = words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
/** "und", undetermined, as three five-bit letters. */
const language = 0x55c4

function mvhd(): Buffer {
  // Version 0: times, timescale 1000, no duration; rate 1, volume 1; next track number.
  const head = words(0, 0, 0, 1_000, 0, 0x10000, 0x1000000, 0, 0)
  return makeBox('mvhd', head, unityMatrix, Buffer.alloc(24), words(audioTrackId + 1))
}

function videoTrak(avc: AvcConfig): Buffer {
  const header = Buffer.concat([words(0, 0, 0, 0), unityMatrix, words(avc.width << 16, avc.height << 16)])
  return makeBox(
    'trak',
    makeBox('tkhd', words(trackEnabled, 0, 0, videoTrackId, 0, 0), header),
    makeBox('mdia', mdhd(videoTimescale), hdlr('vide'), minf(makeBox('vmhd', words(1, 0, 0)), avc1(avc))),
  )
}

function audioTrak(aac: AacConfig): Buffer {
  const header = Buffer.concat([words(0, 0, 0, fullVolume), unityMatrix, words(0, 0)])
  return makeBox(
    'trak',
    makeBox('tkhd', words(trackEnabled, 0, 0, audioTrackId, 0, 0), header),
    makeBox('mdia', mdhd(aac.sampleRate), hdlr('soun'), minf(makeBox('smhd', words(0, 0)), mp4a(aac))),
  )
}

/** tkhd: version 0 with the flags enabled, in movie and in preview. */
const trackEnabled = 7
/** Volume 1.0 in 8.8 fixed point, above two reserved bytes. */
const fullVolume = 0x1000000

function mdhd(timescale: number): Buffer {
  return makeBox('mdhd', words(0, 0, 0, timescale, 0, language << 16))
}

function hdlr(kind: 'vide' | 'soun'): Buffer {
  return makeBox('hdlr', words(0, 0), Buffer.from(kind), Buffer.alloc(12), Buffer.from('Caibo\0'))
}

function minf(mediaHeader: Buffer, sampleEntry: Buffer): Buffer {
  const dinf = makeBox('dinf', makeBox('dref', words(0, 1), makeBox('url ', words(1))))
  const empty = ['stts', 'stsc', 'stco'].map((type) => makeBox(type, words(0, 0)))
  const stbl = makeBox(
    'stbl',
    makeBox('stsd', words(0, 1), sampleEntry),
    ...empty,
    makeBox('stsz', words(0, 0, 0)),
  )
  return makeBox('minf', mediaHeader, dinf, stbl)
}

/** ISO/IEC 14496-15 §5.4.2 in a VisualSampleEntry (14496-12 §12.1.3): 78 bytes, then avcC. */
function avc1({ width, height, record }: AvcConfig): Buffer {
  const entry = Buffer.alloc(78)
  entry.writeUInt16BE(1, 6)
  entry.writeUInt16BE(width, 24)
  entry.writeUInt16BE(height, 26)
  // 72 dots an inch both ways, one frame a sample, depth 24, no colour table.
  entry.writeUInt32BE(0x480000, 28)
  entry.writeUInt32BE(0x480000, 32)
  entry.writeUInt16BE(1, 40)
  entry.writeUInt16BE(24, 74)
  entry.writeInt16BE(-1, 76)
  return makeBox('avc1', entry, makeBox('avcC', record))
}

/** An AudioSampleEntry (ISO/IEC 14496-12 §12.2.3), then esds (14496-14 §6.7). */
function mp4a({ channels, sampleRate, config }: AacConfig): Buffer {
  const entry = Buffer.alloc(28)
  entry.writeUInt16BE(1, 6)
  entry.writeUInt16BE(channels, 16)
  entry.writeUInt16BE(16, 18)
  // 16.16 fixed point: what does not fit is told by the config alone.
  entry.writeUInt32BE((sampleRate < 0x10000 ? sampleRate : 0) * 0x10000, 24)
  return makeBox('mp4a', entry, makeBox('esds', words(0), esDescriptor(config)))
}

/** ISO/IEC 14496-1 §7.2.6: stream number, then the decoder's configuration, then a fixed SL header. */
function esDescriptor(config: Buffer): Buffer {
  const decoderConfig = Buffer.alloc(13)
  decoderConfig.writeUInt8(0x40, 0) // MPEG-4 audio
  decoderConfig.writeUInt8(0x15, 1) // an audio stream
  const streamNumber = Buffer.from([0, audioTrackId, 0])
  const specific = descriptor(5, config)
  return descriptor(
    3,
    Buffer.concat([
      streamNumber,
      descriptor(4, Buffer.concat([decoderConfig, specific])),
      descriptor(6, Buffer.from([2])),
    ]),
  )
}

function descriptor(tag: number, body: Buffer): Buffer {
  // A length of four bytes, seven bits each, as every writer does it.
  const size = body.length
  return Buffer.concat([
    Buffer.from([
      tag,
      0x80 | (size >> 21),
      0x80 | ((size >> 14) & 0x7f),
      0x80 | ((size >> 7) & 0x7f),
      size & 0x7f,
    ]),
    body,
  ])
}

function trex(trackId: number): Buffer {
  return makeBox('trex', words(0, trackId, 1, 0, 0, 0))
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}
