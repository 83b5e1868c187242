import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createProxyServer } from 'httpxy'
import { hlsSettings } from '#components/player/hls-settings.ts'
import { clockBits } from '#tests/support/encoder.ts'
import { freePort } from '#tests/support/ports.ts'

const files: Readonly<Record<string, { type: string; url: URL }>> = {
  '/': { type: 'text/html; charset=utf-8', url: new URL('page.html', import.meta.url) },
  '/hls.mjs': { type: 'text/javascript', url: new URL(import.meta.resolve('hls.js/dist/hls.light.mjs')) },
}

/** The player's own way back to the live edge. */
const livePace = new URL(import.meta.resolve('#components/player/live-pace.ts'))

export type PageServer = { url: string; stop(): Promise<void> }

/** Serves the bench's page, with the player's own settings of hls.js, and /hls from the media process. */
export async function servePage(mediaUrl: string): Promise<PageServer> {
  const port = await freePort()
  const proxy = createProxyServer({ target: mediaUrl })
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/hls/')) void proxy.web(request, response).catch(() => response.destroy())
    else void answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').replace(/\?.*/, '')
  if (path === '/settings.json') {
    response
      .setHeader('Content-Type', 'application/json')
      .end(JSON.stringify({ hlsSettings, clock: clockBits }))
    return
  }
  if (path === '/live-pace.mjs') {
    const source = await readFile(livePace, 'utf8')
    response.setHeader('Content-Type', 'text/javascript').end(stripTypeScriptTypes(source))
    return
  }
  const file = files[path]
  if (file) response.setHeader('Content-Type', file.type).end(await readFile(file.url))
  else response.writeHead(404).end()
}
