import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Log } from '#server/log.ts'
import type { HlsHandler } from '#media/delivery/hls-handler.ts'
import { renderText } from '#media/delivery/rendered-playlist.ts'
import { sendStatus, sendText } from '#media/delivery/send.ts'
import type { MediaMetrics } from '#media/metrics.ts'

export type OriginOptions = {
  port: number
  log: Log
  hls: HlsHandler
  metrics: MediaMetrics
}

/** Players keep their connection between reloads. */
const keepAliveMs = 30_000

/** The media process's HTTP side, on loopback behind the front: /hls, /health, /metrics. */
export class Origin {
  readonly #options: OriginOptions
  readonly #server: Server

  constructor(options: OriginOptions) {
    this.#options = options
    this.#server = createServer(
      { keepAliveTimeout: keepAliveMs },
      (request, response) => void this.#answer(request, response),
    )
  }

  /** Rejects when the port is taken. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ host: '127.0.0.1', port: this.#options.port, backlog: 4096 }, () => {
        this.#server.removeListener('error', reject)
        resolve()
      })
    })
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now()
    response.once('close', () => {
      this.#options.metrics.requests.observe(
        { status: response.statusCode },
        (performance.now() - startedAt) / 1_000,
      )
    })
    try {
      await this.#route(request, response)
    } catch (error) {
      // A reader that leaves in the middle of a file is no fault of ours.
      if (request.destroyed || response.destroyed) return
      this.#options.log.warn({ err: error }, 'request failed')
      if (response.headersSent) response.destroy()
      else sendStatus(response, 503)
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendStatus(response, 405)
    // The front passes on what begins with /hls/; a parsed URL would lead `/hls/../metrics` to our own pages.
    const asked = request.url ?? '/'
    if (asked === '/health') return sendPlain({ request, response }, '{"status":"ok"}', 'application/json')
    if (asked !== '/metrics') {
      const url = URL.parse(asked, 'http://media')
      return url ? this.#options.hls.handle({ request, response, url }) : sendStatus(response, 400)
    }
    const { registry } = this.#options.metrics
    sendPlain({ request, response }, await registry.metrics(), registry.contentType)
  }
}

function sendPlain(
  exchange: { request: IncomingMessage; response: ServerResponse },
  text: string,
  type: string,
): void {
  sendText(exchange, renderText(text), { type, cacheControl: 'no-store' })
}
