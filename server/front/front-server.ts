import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { createProxyServer } from 'httpxy'
import { listenBacklog } from '#server/listen-backlog.ts'
import type { Log } from '#server/log.ts'
import { forwardedHeaders } from './forwarded-headers.ts'
import { framePolicy } from './frame-policy.ts'
import { refuseBody } from './refuse-body.ts'
import type { StaticFiles } from './static-files.ts'
import { unavailableAnswer, type Answer } from './unavailable-answer.ts'
import { upstreamOf, type Upstream } from './upstream-of.ts'

export type FrontOptions = {
  log: Log
  ports: Record<Exclude<Upstream, 'health'>, number>
  trustedProxies: readonly string[]
  health: () => Answer
  /** Whose pages may show the embedded player, as `frame-ancestors` says it (CSP 3). */
  embedAncestors: string
  /** The site's scripts and styles, where this process has them. */
  staticFiles?: StaticFiles | undefined
}

/** One address for everything: HTTP and WebSocket are passed to the part that the path belongs to. */
export class FrontServer {
  readonly #options: FrontOptions
  // Every viewer holds a playlist request open: the usual 256 sockets to an upstream would be the limit of a show.
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 256 })
  readonly #proxy = createProxyServer({ agent: this.#agent })
  readonly #upgrades = createProxyServer({ agent: false })
  readonly #tunnels = new Set<Socket>()
  readonly #retried = new WeakSet<IncomingMessage>()
  readonly #server: Server

  constructor(options: FrontOptions) {
    this.#options = options
    this.#proxy.on('error', (error, request, response) => this.#onError(error, request, response))
    this.#upgrades.on('error', (error, request, response) => this.#onError(error, request, response))
    this.#proxy.on('proxyRes', (proxyResponse, request) => {
      proxyResponse.headers['x-content-type-options'] ??= 'nosniff'
      proxyResponse.headers['referrer-policy'] ??= 'strict-origin-when-cross-origin'
      const policy = String(proxyResponse.headers['content-security-policy'] ?? '')
      const frames = { ancestors: options.embedAncestors, policy }
      Object.assign(proxyResponse.headers, framePolicy(request.url ?? '/', frames))
    })
    this.#server = createServer((request, response) => this.#pass(request, response))
    this.#server.keepAliveTimeout = 65_000
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  start(address: { host: string; port: number }): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ ...address, backlog: listenBacklog }, () => resolve())
    })
  }

  /** Ends every connection: clients come back by themselves. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const socket of this.#tunnels) socket.destroy()
    this.#server.closeAllConnections()
    await closed
    this.#agent.destroy()
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const upstream = upstreamOf(request.url ?? '/')
    if (upstream === 'health') return send(response, this.#options.health())
    if (this.#options.staticFiles?.(request, response)) return
    const refusal = refuseBody(request.headers)
    if (refusal) return send(response, refusal)
    this.#forward(request)
    void this.#proxy.web(request, response, { target: this.#target(upstream) }) // failures arrive as its error event
  }

  #upgrade(request: IncomingMessage, socket: unknown, head: Buffer): void {
    if (!(socket instanceof Socket)) return
    socket.on('error', () => socket.destroy())
    if (upstreamOf(request.url ?? '/') !== 'realtime') {
      socket.destroy()
      return
    }
    this.#tunnels.add(socket)
    socket.once('close', () => this.#tunnels.delete(socket))
    this.#forward(request)
    void this.#upgrades.ws(request, socket, { target: this.#target('realtime') }, head) // as above
  }

  #forward(request: IncomingMessage): void {
    const peer = {
      address: request.socket.remoteAddress ?? '',
      isEncrypted: request.socket instanceof TLSSocket,
      headers: request.headers,
    }
    Object.assign(request.headers, forwardedHeaders(peer, this.#options.trustedProxies))
    for (const name of ['forwarded', 'x-real-ip', 'x-forwarded-port']) delete request.headers[name]
  }

  #target(upstream: Exclude<Upstream, 'health'>): string {
    return `http://127.0.0.1:${this.#options.ports[upstream]}`
  }

  #onError(
    error: Error,
    request: IncomingMessage | undefined,
    response: ServerResponse | Socket | undefined,
  ): void {
    if (request === undefined || response === undefined) return
    const upstream = upstreamOf(request.url ?? '/')
    if (response instanceof Socket || response.headersSent) {
      response.destroy()
      return
    }
    if (upstream !== 'health' && this.#mayRetry(error, request)) {
      void this.#proxy.web(request, response, { target: this.#target(upstream) }) // as above
      return
    }
    this.#options.log.warn(
      { upstream, code: 'code' in error ? error.code : undefined },
      'a part did not answer',
    )
    send(response, unavailableAnswer(request.headers.accept))
  }

  /** A kept connection that the part closed in this very moment is no reason to fail a request that changes nothing. */
  #mayRetry(error: Error, request: IncomingMessage): boolean {
    const isHarmless = request.method === 'GET' || request.method === 'HEAD'
    if (!isHarmless || !('code' in error) || error.code !== 'ECONNRESET' || this.#retried.has(request))
      return false
    this.#retried.add(request)
    return true
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body)
}
