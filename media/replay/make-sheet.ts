import { Child } from '#media/transcode/child.ts'
import { readJpegSize, type PictureSize } from './jpeg-size.ts'
import { sheetColumns } from './storyboard-layout.ts'
import { yieldToShows } from './yield-to-shows.ts'

const longestMs = 20_000

let last: Promise<unknown> = Promise.resolve()

/**
 * Stills (JPEG, all of one size) as one sheet of tiles, by a short ffmpeg run with low priority; one at a
 * time, however many shows there are. Throws when ffmpeg fails.
 */
export function makeSheet(ffmpeg: string, stills: readonly Buffer[], tile: PictureSize): Promise<Buffer> {
  const made = last.then(() => runFfmpeg(ffmpeg, stills, tile))
  last = made.catch(() => undefined) // Whoever asked for it hears of it.
  return made
}

async function runFfmpeg(ffmpeg: string, stills: readonly Buffer[], tile: PictureSize): Promise<Buffer> {
  const child = new Child({ command: ffmpeg, args: sheetArgs(stills.length, tile), outputs: 1 })
  yieldToShows(child)
  const timer = setTimeout(() => child.kill(), longestMs)
  const chunks: Buffer[] = []
  child.output(0)?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin?.end(Buffer.concat(stills))
  const { code, lastWords } = await child.exited
  clearTimeout(timer)
  const sheet = Buffer.concat(chunks)
  if (code !== 0 || !readJpegSize(sheet)) throw new Error(`no storyboard sheet: ${lastWords.slice(-300)}`)
  return sheet
}

function sheetArgs(count: number, { width, height }: PictureSize): string[] {
  const rows = Math.ceil(count / sheetColumns)
  return [
    ...['-hide_banner', '-loglevel', 'error', '-threads', '1'],
    ...['-f', 'image2pipe', '-c:v', 'mjpeg', '-i', 'pipe:0'],
    ...['-vf', `scale=${width}:${height},tile=${sheetColumns}x${rows}`],
    ...['-frames:v', '1', '-q:v', '5', '-f', 'image2pipe', '-c:v', 'mjpeg', 'pipe:3'],
  ]
}
