import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

const prefix = '/_next/static'

/** Answers a request for a file that it has; says false of all others, which it leaves untouched. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * The scripts and styles of one site build, from the folder that Next calls `static`: their names change with
 * their content, so they are known once and kept for ever by browsers and caches. The files' compressed twins
 * (compress-static.ts) are sent where a browser takes them, so that an opening room costs no compression.
 */
export function makeStaticFiles(folder: string): StaticFiles {
  const serve = sirv(folder, {
    ...{ immutable: true, maxAge: 31_536_000, etag: true, gzip: true, brotli: true },
    setHeaders: (response) => response.setHeader('X-Content-Type-Options', 'nosniff'),
  })
  return (request, response) => {
    const { url = '', method } = request
    if (!url.startsWith(`${prefix}/`) || (method !== 'GET' && method !== 'HEAD')) return false
    let isServed = true
    request.url = url.slice(prefix.length)
    serve(request, response, () => {
      isServed = false
    })
    request.url = url
    return isServed
  }
}
