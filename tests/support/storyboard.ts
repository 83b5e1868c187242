import { readJpegSize } from '#media/replay/jpeg-size.ts'
import { runFfmpeg } from './run-command.ts'

export type Cue = {
  fromMs: number
  toMs: number
  sheet: number
  x: number
  y: number
  width: number
  height: number
}

/** The cues of a storyboard in WebVTT. */
export function readCues(vtt: string): Cue[] {
  const time = String.raw`(\d+):(\d+):(\d+)\.(\d+)`
  const place = String.raw`storyboard/(\d+)\.jpg#xywh=(\d+),(\d+),(\d+),(\d+)`
  return [...vtt.matchAll(new RegExp(`^${time} --> ${time}\n${place}$`, 'gm'))].map((match) => {
    const numbers = match.slice(1).map(Number)
    const [sheet = 0, x = 0, y = 0, width = 0, height = 0] = numbers.slice(8)
    return {
      fromMs: readTime(numbers.slice(0, 4)),
      toMs: readTime(numbers.slice(4, 8)),
      sheet,
      x,
      y,
      width,
      height,
    }
  })
}

function readTime([hours = 0, minutes = 0, seconds = 0, ms = 0]: number[]): number {
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + ms
}

/** JPEG pictures of one grey (0–255) each. */
export async function makeGreyStills(greys: readonly number[], size: string): Promise<Buffer[]> {
  const side = 16
  const raw = Buffer.concat(greys.map((grey) => Buffer.alloc(side * side, grey)))
  const input = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${side}x${side}`, '-i', 'pipe:0']
  const filter = `scale=${size.replace('x', ':')}:in_range=full:out_range=full,format=yuvj420p`
  const output = ['-vf', filter, '-q:v', '3', '-f', 'image2pipe', '-c:v', 'mjpeg', '-']
  return splitJpegs((await runFfmpeg([...input, ...output], raw)).stdout)
}

/** Brightness (0–255) in the middle of places on a JPEG. */
export async function brightnessAt(jpeg: Buffer, places: readonly Cue[]): Promise<number[]> {
  const size = readJpegSize(jpeg)
  if (!size) throw new Error('no JPEG')
  const args = ['-f', 'mjpeg', '-i', 'pipe:0', '-pix_fmt', 'gray', '-f', 'rawvideo', '-']
  const { stdout: pixels } = await runFfmpeg(args, jpeg)
  return places.map(({ x, y, width, height }) => {
    if (x + width > size.width || y + height > size.height) throw new Error('a place outside its sheet')
    return pixels.readUInt8(Math.floor(y + height / 2) * size.width + Math.floor(x + width / 2))
  })
}

/** Pictures of a stream of JPEGs: each begins where a start marker follows an end marker. */
function splitJpegs(stream: Buffer): Buffer[] {
  const pictures: Buffer[] = []
  const border = Buffer.from('ffd9ffd8', 'hex')
  let from = 0
  for (let at = stream.indexOf(border); at !== -1; at = stream.indexOf(border, from)) {
    pictures.push(stream.subarray(from, at + 2))
    from = at + 2
  }
  return [...pictures, stream.subarray(from)]
}
