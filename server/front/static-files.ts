import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv, { type Options } from 'sirv'

const prefix = '/_next/static'

const options: Options = {
  ...{ immutable: true, maxAge: 31_536_000, etag: true, gzip: true, brotli: true },
  setHeaders(response) {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    // A file that goes away between the look and the reading ends its own answer only.
    response.once('pipe', (file) => file.once('error', () => response.destroy()))
  },
}

/** Answers a request for a file that it has; says false of all others, which it leaves untouched. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * The scripts and styles of one site build, from the folder that Next calls `static`: their names change with
 * their content, so they are known once and kept for ever by browsers and caches. The files' compressed twins
 * (compress-static.ts) are sent where a browser takes them, so that an opening room costs no compression.
 * Pages that were opened before ask for files of the builds before, whose folders may go at any time.
 */
export function makeStaticFiles(folder: string, earlier: readonly string[] = []): StaticFiles {
  const sources = [sirv(folder, options), ...earlier.map((old) => sirv(old, { ...options, dev: true }))]
  return (request, response) => {
    const { url = '', method } = request
    if (!url.startsWith(`${prefix}/`) || (method !== 'GET' && method !== 'HEAD')) return false
    request.url = url.slice(prefix.length)
    // Nothing here is asked for in parts, and sirv does not check the parts that are.
    delete request.headers.range
    const isServed = sources.some((serve) => {
      let isThere = true
      serve(request, response, () => {
        isThere = false
      })
      return isThere
    })
    request.url = url
    return isServed
  }
}
