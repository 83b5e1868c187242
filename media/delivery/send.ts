import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { RenderedText } from './rendered-playlist.ts'
import type { Piece } from './watchable.ts'

const playlistType = 'application/vnd.apple.mpegurl'

/** Cache-Control of what only the crew may see. */
export const forNobodyElse = 'private, no-store'

/** Bytes at a URL never change. */
const immutable = 'public, max-age=31536000, immutable'

/** A text, compressed where asked for, and nothing where the client has it (ETag). */
export function sendText(
  exchange: { request: IncomingMessage; response: ServerResponse },
  body: RenderedText,
  options: { type?: string; cacheControl?: string } = {},
): void {
  const { request, response } = exchange
  response.setHeader('Content-Type', options.type ?? playlistType)
  response.setHeader('Cache-Control', options.cacheControl ?? 'no-cache')
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('ETag', body.etag)
  if (request.headers['if-none-match'] === body.etag) {
    response.writeHead(304).end()
    return
  }
  const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const bytes = (acceptsGzip && body.gzip) || body.text
  if (bytes === body.gzip) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Content-Length', bytes.length)
  response.writeHead(200)
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

/** Media bytes, from memory or from a file. */
export async function sendPiece(
  exchange: { request: IncomingMessage; response: ServerResponse },
  piece: Piece,
  options: { isPrivate: boolean },
): Promise<void> {
  const { request, response } = exchange
  response.setHeader('Content-Type', 'video/mp4')
  response.setHeader('Cache-Control', options.isPrivate ? forNobodyElse : immutable)
  response.setHeader('Content-Length', piece.bytes)
  response.writeHead(200)
  if ('buffers' in piece) {
    if (request.method !== 'HEAD') for (const buffer of piece.buffers) response.write(buffer)
    response.end()
    return
  }
  const file = piece.stream()
  if (request.method === 'HEAD') {
    file.destroy()
    response.end()
    return
  }
  await pipeline(file, response)
}

export function sendStatus(response: ServerResponse, status: number): void {
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status).end()
}
