export type PictureSize = { width: number; height: number }

/** Width and height of a JPEG from its frame header (ITU-T T.81 §B.2.2); null when the bytes are none. */
export function readJpegSize(jpeg: Buffer): PictureSize | null {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 <= jpeg.length;) {
    if (jpeg.readUInt8(at) !== 0xff) return null
    const marker = jpeg.readUInt8(at + 1)
    if (isFrameHeader(marker)) return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) }
    at += 2 + jpeg.readUInt16BE(at + 2)
  }
  return null
}

/** SOF0 … SOF15 but the tables that share their range (DHT, JPG, DAC). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}
