import { createServer, type Server, type Socket } from 'node:net'

/**
 * Node takes one connection of a listener each time round its loop: in a busy process a flood then stands in
 * the queue for seconds, and an encoder behind it. Several listeners on one port (SO_REUSEPORT) have a queue
 * each, and the kernel spreads connections over them. Elsewhere than on Linux one must do.
 */
const listeners = process.platform === 'linux' ? 16 : 1

/**
 * Connections that the system holds for a listener; what is beyond is dropped, an encoder's too. The system's
 * own cap (net.core.somaxconn, 4,096) stands above this.
 */
const backlog = 16_384

/** A TCP server that keeps up with a crowd. */
export class CrowdServer {
  readonly #servers: Server[]
  readonly #onFault: (error: Error) => void

  /** `onFault` hears of connections that could not be taken, once it has started. */
  constructor(onSocket: (socket: Socket) => void, onFault: (error: Error) => void) {
    this.#servers = Array.from({ length: listeners }, () => createServer(onSocket))
    this.#onFault = onFault
  }

  /** Rejects when the port is taken. */
  async start(at: { host: string; port: number }): Promise<void> {
    // Who shares a port is not told that somebody else has it.
    const probe = createServer()
    await listen(probe, { ...at, reusePort: false })
    await close(probe)
    await Promise.all(this.#servers.map((server) => listen(server, { ...at, reusePort: listeners > 1 })))
    // No memory or no descriptor for one more connection: without a listener that would end the process.
    for (const server of this.#servers) server.on('error', this.#onFault)
  }

  /** Takes nobody more; resolves when the last connection is closed. */
  async stop(): Promise<void> {
    await Promise.all(this.#servers.map(close))
  }
}

function listen(server: Server, at: { host: string; port: number; reusePort: boolean }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ ...at, backlog }, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
