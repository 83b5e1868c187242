import { Child } from '#server/child.ts'
import { clockBits } from './encoder.ts'

/** The grey of each bit's middle, as one row. */
const view = [
  `crop=${clockBits.bits * clockBits.blockWidth}:${clockBits.blockHeight}:0:0`,
  `scale=${clockBits.bits}:1:flags=area`,
].join(',')

/**
 * The clock in the first frame of a piece of the show (init segment, then a part or segment), in milliseconds
 * of wall clock modulo 2^24, decoded by ffmpeg from the served bytes; null when no frame can be decoded.
 */
export async function readClock(file: string): Promise<number | null> {
  const [clock] = await readClocks(file, ['-frames:v', '1'])
  // A picture that could not be decoded is black.
  return clock === undefined || clock === 0 ? null : clock
}

/** The clock in the last frame. */
export async function readLastClock(file: string): Promise<number | null> {
  return (await readClocks(file, [])).at(-1) ?? null
}

async function readClocks(file: string, only: readonly string[]): Promise<number[]> {
  const rows: Buffer[] = []
  const args = ['-v', 'error', '-i', file, ...only, '-vf', view]
  const child = new Child({
    command: process.env['FFMPEG_BIN'] ?? 'ffmpeg',
    args: [...args, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'],
    onOutput: (chunk) => rows.push(chunk),
  })
  await child.exited
  const all = Buffer.concat(rows)
  return Array.from({ length: Math.floor(all.length / clockBits.bits) }, (_, frame) =>
    all
      .subarray(frame * clockBits.bits, (frame + 1) * clockBits.bits)
      .reduce((sum, grey, bit) => sum + (grey > 127 ? 2 ** bit : 0), 0),
  )
}
