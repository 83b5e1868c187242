import type { IncomingMessage } from 'node:http'
import type { QualityDesk } from '#media/health/quality-desk.ts'
import { callerAddress } from '#server/caller-address.ts'
import type { Audience } from './cache-rules.ts'
import type { ExtraTarget } from './hls-path.ts'
import { sendPiece, sendStatus, type Exchange } from './send.ts'
import type { Extra, ShowExtras, ShowName } from './show-extras.ts'

const contentTypes = {
  storyboard: 'text/vtt; charset=utf-8',
  sheet: 'image/jpeg',
  poster: 'image/jpeg',
  download: 'video/mp4',
} as const

type Asked = {
  target: ExtraTarget
  show: ShowName
  audience: Audience
  /** The same URL will show another broadcast's one day. */
  isPassing?: boolean
}

/** Answers a request for what there is beside a broadcast's picture. */
export async function serveExtra(
  exchange: Exchange,
  { extras, quality }: { extras: ShowExtras; quality: QualityDesk },
  { target, show, audience, isPassing = false }: Asked,
): Promise<void> {
  if (target.kind === 'quality') return hearQuality(exchange, quality, show)
  const extra = await findExtra(extras, target, show)
  if (!extra) return sendStatus(exchange.response, 404)
  await sendPiece(exchange, extra.piece, {
    type: contentTypes[target.kind],
    etag: `"${extra.version}"`,
    lifetime: extra.isFinal && !isPassing ? 'for-ever' : 'newest',
    audience,
    ...(target.kind === 'download' ? { fileName: `${show.slug}.mp4` } : {}),
  })
}

function findExtra(
  extras: ShowExtras,
  target: Exclude<ExtraTarget, { kind: 'quality' }>,
  show: ShowName,
): Promise<Extra | null> {
  if (target.kind === 'sheet') return extras.sheet(show, target.number)
  return extras[target.kind](show)
}

/** A player's report is some hundred bytes; more is no report. */
const mostReportBytes = 4 * 1_024

/** Read and thrown away, so that who sent too much hears it; a connection that sends more than this is cut. */
const mostHeardBytes = 1_024 * 1_024

async function hearQuality(
  { request, response }: Exchange,
  quality: QualityDesk,
  show: ShowName,
): Promise<void> {
  if (request.method !== 'POST') return sendStatus(response, 405)
  const body = await readText(request)
  if (body === null) return sendStatus(response, 413)
  quality.receive({ ...show, body, address: callerAddress(request.headers, request.socket.remoteAddress) })
  sendStatus(response, 204)
}

/** Null when it is too long. Throws when the sender leaves, or goes on beyond all measure. */
async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    if (bytes > mostHeardBytes) request.destroy()
    if (bytes <= mostReportBytes) chunks.push(chunk)
  }
  return bytes > mostReportBytes ? null : Buffer.concat(chunks).toString('utf8')
}
