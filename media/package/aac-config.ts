import { BitReader } from '#media/ingest/bit-reader.ts'

/** What an AudioSpecificConfig says (ISO/IEC 14496-3 §1.6.2.1). */
export type AacConfig = {
  config: Buffer
  sampleRate: number
  channels: number
  /** Ticks of `sampleRate` in a frame. */
  frameTicks: number
}

const sampleRates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
] as const
const escapedRate = 15

/** Channels by channelConfiguration; 0 means that the stream itself tells. */
const channelCounts = [2, 1, 2, 3, 4, 5, 6, 8] as const

/** Object types that wrap another one, whose sound has twice the rate: HE-AAC, with and without stereo of its own. */
const spectralBands: ReadonlySet<number> = new Set([5, 29])

/** Reads the config; null when it is none. */
export function readAacConfig(config: Buffer): AacConfig | null {
  if (config.length < 2) return null
  const bits = new BitReader(config)
  const objectType = readObjectType(bits)
  const sampleRate = readRate(bits)
  const channels = channelCounts[bits.read(4)]
  if (!sampleRate || channels === undefined) return null
  if (spectralBands.has(objectType)) {
    readRate(bits)
    readObjectType(bits)
  }
  return { config, sampleRate, channels, frameTicks: bits.read(1) === 1 ? 960 : 1_024 }
}

/** Types above 30 take six bits more. */
function readObjectType(bits: BitReader): number {
  const type = bits.read(5)
  return type === 31 ? 32 + bits.read(6) : type
}

function readRate(bits: BitReader): number | undefined {
  const index = bits.read(4)
  return index === escapedRate ? bits.read(24) : sampleRates[index]
}
