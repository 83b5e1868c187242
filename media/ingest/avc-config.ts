import { readSpsSize } from './sps.ts'

/** What an AVCDecoderConfigurationRecord says (ISO/IEC 14496-15 §5.3.3). */
export type AvcConfig = {
  record: Buffer
  width: number
  height: number
  /** How many bytes tell a NAL unit's length. */
  lengthBytes: number
}

/** Reads the record; null when it is none, or has no parameter sets that give a size. */
export function readAvcConfig(record: Buffer): AvcConfig | null {
  // Version, three bytes of profile, length size, count of SPS, then their lengths and bytes.
  if (record.length < 9 || record[0] !== 1) return null
  const spsCount = record.readUInt8(5) & 0x1f
  const spsBytes = record.readUInt16BE(6)
  if (spsCount === 0 || spsBytes < 4 || 8 + spsBytes > record.length) return null
  const size = readSpsSize(record.subarray(8, 8 + spsBytes))
  return size && { record, ...size, lengthBytes: (record.readUInt8(4) & 3) + 1 }
}
