import {
  Agent,
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { freePort } from './ports.ts'

/** Stands before a media process and counts what is asked of it. */
export class CountingProxy {
  readonly port: number
  readonly #server: Server
  readonly #agent = new Agent({ keepAlive: true })
  readonly #counts = new Map<string, number>()

  private constructor(port: number, upstreamPort: number) {
    this.port = port
    this.#server = createServer((request, response) => this.#pass(request, response, upstreamPort))
    // As the media process: nginx keeps connections for 60 s, and one that closes first would be asked in vain.
    this.#server.keepAliveTimeout = 65_000
  }

  static async start(upstreamPort: number): Promise<CountingProxy> {
    const proxy = new CountingProxy(await freePort(), upstreamPort)
    await new Promise<void>((resolve) =>
      proxy.#server.listen({ port: proxy.port, host: '127.0.0.1', backlog: 4_096 }, resolve),
    )
    return proxy
  }

  /** How often each path was asked for, among those that match. */
  counts(pattern: RegExp): Map<string, number> {
    return new Map([...this.#counts].filter(([path]) => pattern.test(path)))
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    this.#agent.destroy()
    await closed
  }

  #pass(request: IncomingMessage, response: ServerResponse, port: number): void {
    const path = request.url ?? '/'
    this.#counts.set(path, (this.#counts.get(path) ?? 0) + 1)
    const { method, headers } = request
    const upstream = ask({ port, path, method, headers, agent: this.#agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    upstream.once('error', () => response.destroy())
    response.once('close', () => upstream.destroy())
    request.pipe(upstream)
  }
}
