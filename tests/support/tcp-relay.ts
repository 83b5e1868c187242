import { connect, createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { freePort } from './ports.ts'

/** A TCP port in front of another one, which can be cut off and opened again: a server, or a network, that goes away. */
export class TcpRelay {
  readonly port: number
  readonly #target: number
  readonly #sockets = new Set<Socket>()
  readonly #pairs = new Set<{ near: Socket; far: Socket }>()
  #server: Server | null = null

  private constructor(port: number, target: number) {
    this.port = port
    this.#target = target
  }

  static async start(target: number): Promise<TcpRelay> {
    const relay = new TcpRelay(await freePort(), target)
    await relay.open()
    return relay
  }

  async open(): Promise<void> {
    if (this.#server) return
    this.#server = createServer((socket) => this.#join(socket, connect(this.#target, '127.0.0.1')))
    this.#server.listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  /** Cuts every connection and refuses new ones. */
  async close(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = null
    const closed = once(server, 'close')
    server.close()
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  /** Nothing passes any more, and nobody is told: a network that fails. */
  pause(): void {
    for (const { near, far } of this.#pairs) {
      near.unpipe(far)
      far.unpipe(near)
      near.pause()
      far.pause()
    }
  }

  /** What was held passes. */
  resume(): void {
    for (const { near, far } of this.#pairs) near.pipe(far).pipe(near)
  }

  /** Who came in by the port is gone, and the server behind does not hear of it: a half-open connection. */
  strand(): void {
    for (const pair of this.#pairs) {
      this.#pairs.delete(pair)
      pair.near.unpipe(pair.far)
      pair.near.removeAllListeners('close')
      pair.near.destroy()
    }
  }

  stop(): Promise<void> {
    return this.close()
  }

  #join(near: Socket, far: Socket): void {
    const pair = { near, far }
    this.#pairs.add(pair)
    for (const socket of [near, far]) {
      this.#sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        this.#sockets.delete(socket)
        this.#pairs.delete(pair)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  }
}
