import type { types } from 'hls-parser'
import type { LiveProgramme } from './live-programme.ts'
import { wholeSegments } from './live-programme.ts'
import { runFfmpeg } from './run-command.ts'

export type Decoded = {
  segments: number
  gaps: number
  discontinuities: number
  /** Of the segments that are there, by the playlist. */
  listedSeconds: number
  /** What ffmpeg or the server had to say against it; empty is playable. */
  faults: string[]
}

type Stretch = { init: string; segments: types.Segment[] }

/** Fetches a whole rendition as a player does, and has ffmpeg decode every frame of it. */
export async function decodeRendition(
  programme: LiveProgramme,
  broadcastId: string,
  rendition: string,
): Promise<Decoded> {
  const listed = wholeSegments(await programme.playlist(broadcastId, rendition))
  const present = listed.filter((segment) => !segment.gap)
  const faults: string[] = []
  for (const stretch of cutIntoStretches(listed)) {
    const urls = [stretch.init, ...stretch.segments.map(({ uri }) => uri)]
    const pieces = await Promise.all(urls.map((uri) => fetchPiece(programme, `${broadcastId}/${uri}`)))
    faults.push(...pieces.flatMap((piece) => ('fault' in piece ? [piece.fault] : [])))
    const bytes = Buffer.concat(pieces.flatMap((piece) => ('bytes' in piece ? [piece.bytes] : [])))
    const complaint = await decode(bytes)
    if (complaint !== '')
      faults.push(`${rendition} from ${stretch.segments[0]?.uri}: ${complaint.slice(0, 300)}`)
  }
  return {
    segments: present.length,
    gaps: listed.length - present.length,
    discontinuities: listed.filter((segment) => segment.discontinuity).length,
    listedSeconds: present.reduce((sum, segment) => sum + segment.duration, 0),
    faults,
  }
}

/** Segments that one decoder can read in a row: cut at gaps, discontinuities and new init segments. */
function cutIntoStretches(segments: readonly types.Segment[]): Stretch[] {
  const stretches: Stretch[] = []
  let isCut = true
  let init = ''
  for (const segment of segments) {
    const named = segment.map?.uri ?? init
    isCut ||= segment.discontinuity || named !== init
    init = named
    if (!segment.gap) {
      if (isCut) stretches.push({ init, segments: [] })
      stretches.at(-1)?.segments.push(segment)
    }
    isCut = segment.gap === true
  }
  return stretches
}

async function fetchPiece(
  programme: LiveProgramme,
  path: string,
): Promise<{ bytes: Buffer } | { fault: string }> {
  const response = await programme.get(path)
  const bytes = Buffer.from(await response.arrayBuffer())
  return response.ok && bytes.length > 0
    ? { bytes }
    : { fault: `${path}: ${response.status}, ${bytes.length} bytes` }
}

/** What ffmpeg says against it; nothing is good. */
async function decode(bytes: Buffer): Promise<string> {
  const args = ['-threads', '1', '-f', 'mp4', '-i', 'pipe:0', '-f', 'null', '-']
  const { code, stderr } = await runFfmpeg(args, bytes)
  return code === 0 ? stderr : `${stderr} (exit ${code})`
}
