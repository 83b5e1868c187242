/**
 * A frame's whole NAL units, each behind its length; empty ones and one that is cut off at the end are
 * left out. The same buffer where nothing is wrong; null when nothing is left.
 */
export function keepWholeUnits(frame: Buffer, lengthBytes: number): Buffer | null {
  let isClean = true
  const whole: Buffer[] = []
  for (let at = 0; at < frame.length;) {
    const end = at + lengthBytes + (at + lengthBytes <= frame.length ? frame.readUIntBE(at, lengthBytes) : 0)
    if (at + lengthBytes > frame.length || end > frame.length) {
      isClean = false
      break
    }
    if (end === at + lengthBytes) isClean = false
    else whole.push(frame.subarray(at, end))
    at = end
  }
  if (whole.length === 0) return null
  return isClean ? frame : Buffer.concat(whole)
}
