import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { parseByteRange, sliceBuffers } from './byte-range.ts'
import { cacheHeaders, type Audience, type Lifetime } from './cache-rules.ts'
import type { RenderedText } from './rendered-playlist.ts'
import type { ByteRange, Piece } from './watchable.ts'

export type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL }

const playlistType = 'application/vnd.apple.mpegurl'

/** A reader that has not taken a piece from memory by then is dropped: what it holds is held from all. */
const slowReaderMs = 30_000

type TextOptions = { type?: string; lifetime: Lifetime; audience: Audience }

/** A text, compressed where asked for, and nothing where the client has it (ETag). */
export function sendText(
  { request, response }: Pick<Exchange, 'request' | 'response'>,
  body: RenderedText,
  options: TextOptions,
): void {
  const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const gzip = acceptsGzip ? body.gzip : null
  const headers = { ...cacheHeaders(request, options), Vary: 'Accept-Encoding', ETag: body.etag }
  if (isKnown(request, body.etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const bytes = gzip ?? body.text
  response.writeHead(200, {
    ...headers,
    'Content-Type': options.type ?? playlistType,
    'Content-Length': bytes.length,
    ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
  dropWhenSlow(response)
}

type PieceOptions = {
  type?: string
  lifetime: Lifetime
  audience: Audience
  /** Without one, its size tells a piece apart: bytes at a URL never change. */
  etag?: string
  /** Saved under this name instead of shown. */
  fileName?: string
}

/** Media bytes or a picture, from memory or from a file; one range of it where asked for (RFC 9110 §14). */
export async function sendPiece(
  { request, response }: Pick<Exchange, 'request' | 'response'>,
  piece: Piece,
  options: PieceOptions,
): Promise<void> {
  const etag = options.etag ?? `"${piece.bytes.toString(36)}"`
  const headers = {
    ...cacheHeaders(request, options),
    ...{ ETag: etag, 'Accept-Ranges': 'bytes' },
    ...(options.fileName === undefined
      ? {}
      : { 'Content-Disposition': `attachment; filename="${options.fileName}"` }),
  }
  if (isKnown(request, etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const ifRange = request.headers['if-range']
  const range =
    ifRange === undefined || ifRange === etag ? parseByteRange(request.headers.range, piece.bytes) : null
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${piece.bytes}`, 'Cache-Control': 'no-store' }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: piece.bytes - 1 }
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'Content-Type': options.type ?? 'video/mp4',
    'Content-Length': end - start + 1,
    ...(range ? { 'Content-Range': `bytes ${start}-${end}/${piece.bytes}` } : {}),
  })
  if (request.method === 'HEAD') response.end()
  else await sendBytes(response, piece, range)
}

async function sendBytes(response: ServerResponse, piece: Piece, range: ByteRange | null): Promise<void> {
  if ('stream' in piece) return pipeline(piece.stream(range ?? undefined), response)
  // One write for header and bytes: each is a packet and a wake-up of the reader.
  response.cork()
  for (const buffer of range ? sliceBuffers(piece.buffers, range) : piece.buffers) response.write(buffer)
  response.end()
  response.uncork()
  dropWhenSlow(response)
}

export function sendStatus(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Cache-Control': 'no-store', 'Content-Length': 0 }).end()
}

function isKnown(request: IncomingMessage, etag: string): boolean {
  const known = request.headers['if-none-match']
  if (known === undefined) return false
  const plain = (tag: string): string => tag.trim().replace(/^W\//, '')
  return known.trim() === '*' || known.split(',').some((tag) => plain(tag) === plain(etag))
}

function dropWhenSlow(response: ServerResponse): void {
  if (response.writableFinished || response.writableLength === 0) return
  const timer = setTimeout(() => response.destroy(), slowReaderMs)
  response.once('close', () => clearTimeout(timer))
}
