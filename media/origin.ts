import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { listenBacklog } from '#server/listen-backlog.ts'
import type { Log } from '#server/log.ts'
import type { HlsHandler } from '#media/delivery/hls-handler.ts'
import { renderText } from '#media/delivery/rendered-playlist.ts'
import { ReaderLimits } from '#media/delivery/reader-limits.ts'
import { sendStatus, sendText } from '#media/delivery/send.ts'
import type { MediaMetrics } from '#media/metrics.ts'

export type OriginOptions = {
  port: number
  log: Log
  hls: HlsHandler
  metrics: MediaMetrics
}

/** Players keep their connection between reloads, proxies for longer. */
const keepAliveMs = 65_000

/** A connection on which nothing moves; a request is held for a good deal less. */
const idleMs = 30_000

/** A request's head, or all of it, must have come by then. */
const requestMs = 10_000

/**
 * The media process's HTTP side, on loopback behind the front: /hls, /health, /metrics,
 * and /hls-auth for a cache in front.
 */
export class Origin {
  readonly #options: OriginOptions
  readonly #server: Server
  readonly #limits = new ReaderLimits()

  constructor(options: OriginOptions) {
    this.#options = options
    this.#server = createServer(
      { keepAliveTimeout: keepAliveMs, headersTimeout: requestMs, requestTimeout: requestMs },
      (request, response) => void this.#answer(request, response),
    )
    this.#server.setTimeout(idleMs)
  }

  /** Rejects when the port is taken. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ host: '127.0.0.1', port: this.#options.port, backlog: listenBacklog }, () => {
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
    if (!this.#limits.admit(request, response)) return
    const startedAt = performance.now()
    const { socket } = request
    const writtenBefore = socket.bytesWritten
    response.once('close', () => {
      const { metrics } = this.#options
      metrics.sentBytes.inc(Math.max(0, socket.bytesWritten - writtenBefore))
      metrics.requests.observe({ status: response.statusCode }, (performance.now() - startedAt) / 1_000)
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
    // The front passes on what begins with /hls/; a parsed URL would lead `/hls/../metrics` to our own pages.
    const asked = request.url ?? '/'
    const { hls } = this.#options
    if (asked !== '/health' && asked !== '/metrics') {
      const url = URL.parse(asked, 'http://media')
      if (!url) return sendStatus(response, 400)
      const exchange = { request, response, url }
      return asked === '/hls-auth' ? hls.judge(exchange) : hls.handle(exchange)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendStatus(response, 405)
    if (asked === '/health') return sendPlain({ request, response }, '{"status":"ok"}', 'application/json')
    const { registry } = this.#options.metrics
    sendPlain({ request, response }, await registry.metrics(), registry.contentType)
  }
}

function sendPlain(
  exchange: { request: IncomingMessage; response: ServerResponse },
  text: string,
  type: string,
): void {
  sendText(exchange, renderText(text), { type, lifetime: 'never', audience: 'crew' })
}
