import { BitReader } from './bit-reader.ts'

/** Profiles whose parameter sets tell the colour format (ITU-T H.264 §7.3.2.1.1). */
const profilesWithChroma: ReadonlySet<number> = new Set([
  100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135,
])

/** num_ref_frames_in_pic_order_cnt_cycle is at most this (§7.4.2.1.1); an attacker says four billion. */
const maxCycle = 255

/** Largest side that a decoder of ours will ever be asked for. */
const maxSide = 16_384

/** The picture's size in an H.264 sequence parameter set, its NAL header included; null when it has none. */
export function readSpsSize(sps: Buffer): { width: number; height: number } | null {
  const bits = new BitReader(withoutEmulation(sps))
  bits.read(8)
  const profile = bits.read(8)
  bits.read(16)
  bits.readUnsigned()
  const chroma = profilesWithChroma.has(profile) ? skipChroma(bits) : 1
  bits.readUnsigned()
  skipOrderCount(bits)
  bits.readUnsigned()
  bits.read(1)
  const widthUnits = bits.readUnsigned() + 1
  const heightUnits = bits.readUnsigned() + 1
  // A picture of fields counts its height in pairs of macroblock rows.
  const fieldFactor = bits.read(1) === 1 ? 1 : 2
  if (fieldFactor === 2) bits.read(1)
  bits.read(1)
  const crop = readCrop(bits, { chroma, fieldFactor })
  const width = widthUnits * 16 - crop.width
  const height = heightUnits * 16 * fieldFactor - crop.height
  const isReal = !bits.isAtEnd && width > 0 && height > 0 && width <= maxSide && height <= maxSide
  return isReal ? { width, height } : null
}

/** Returns chroma_format_idc. */
function skipChroma(bits: BitReader): number {
  const chroma = bits.readUnsigned()
  if (chroma === 3) bits.read(1)
  bits.readUnsigned()
  bits.readUnsigned()
  bits.read(1)
  const hasScaling = bits.read(1) === 1
  const lists = hasScaling ? (chroma === 3 ? 12 : 8) : 0
  for (let list = 0; list < lists; list++) {
    if (bits.read(1) === 1) skipScalingList(bits, list < 6 ? 16 : 64)
  }
  return chroma
}

/** ITU-T H.264 §7.3.2.1.1.1. */
function skipScalingList(bits: BitReader, size: number): void {
  let last = 8
  let next = 8
  for (let index = 0; index < size; index++) {
    if (next !== 0) next = (last + bits.readSigned() + 256) % 256
    if (next !== 0) last = next
  }
}

function skipOrderCount(bits: BitReader): void {
  const type = bits.readUnsigned()
  if (type === 0) bits.readUnsigned()
  if (type !== 1) return
  bits.read(1)
  bits.readSigned()
  bits.readSigned()
  const cycle = Math.min(maxCycle, bits.readUnsigned())
  for (let index = 0; index < cycle; index++) bits.readSigned()
}

function readCrop(
  bits: BitReader,
  { chroma, fieldFactor }: { chroma: number; fieldFactor: number },
): { width: number; height: number } {
  if (bits.read(1) === 0) return { width: 0, height: 0 }
  const [left, right, top, bottom] = [0, 0, 0, 0].map(() => bits.readUnsigned())
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1
  const unitY = (chroma === 1 ? 2 : 1) * fieldFactor
  return {
    width: unitX * ((left ?? 0) + (right ?? 0)),
    height: unitY * ((top ?? 0) + (bottom ?? 0)),
  }
}

/** Takes out the bytes that keep start codes from appearing (ITU-T H.264 §7.4.1). */
function withoutEmulation(unit: Buffer): Buffer {
  return Buffer.from(
    unit.filter(
      (byte, index) => !(byte === 3 && unit[index - 1] === 0 && unit[index - 2] === 0 && index >= 2),
    ),
  )
}
