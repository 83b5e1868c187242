import { startNode } from '#server/supervisor/start-node.ts'
import type { Child } from '#server/child.ts'
import { freePort } from '#tests/support/ports.ts'
import { whenAnswering } from '#tests/support/when-answering.ts'

/** A process with the least that can be called a chat: socket.io that broadcasts every message, keeping nothing. */
export class PlainServer {
  readonly url: string
  readonly #child: Child

  private constructor(port: number) {
    this.url = `http://127.0.0.1:${port}`
    this.#child = startNode({
      args: ['tests/bench/chat/plain-main.ts'],
      env: { REALTIME_PORT: String(port) },
    })
  }

  static async start(): Promise<PlainServer> {
    const server = new PlainServer(await freePort())
    await whenAnswering('the plain server', server.url, server.#child)
    return server
  }

  async stop(): Promise<void> {
    await this.#child.stop()
  }
}
