import { createServer, connect, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** PostgreSQL's words for a statement that ends a transaction, on the way there and back (protocol 3.0 §55.7). */
const commitAsked = Buffer.from('COMMIT')
const commitDone = Buffer.from('COMMIT\0')
/** The first word of a NotificationResponse on our channel, after its length and process id. */
const notice = Buffer.from('outbox\0')

export type Hold = 'before-commit' | 'after-commit' | 'notices'

/** Stands between a process and its database, and can stop the talk at one exact step of a commit. */
export class DatabaseProxy {
  readonly #server: Server
  readonly #target: URL
  readonly #sockets = new Set<Socket>()
  #hold: Hold | null = null
  #onHeld: (() => void) | undefined

  private constructor(target: URL) {
    this.#target = target
    this.#server = createServer((client) => this.#join(client))
  }

  static async start(databaseUrl: string): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(new URL(databaseUrl))
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  /** The same database through this proxy. */
  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no TCP address')
    const url = new URL(this.#target)
    url.host = `127.0.0.1:${address.port}`
    return url.href
  }

  /** From now on what belongs to this step goes no further; settles when the first of it was stopped. */
  holdAt(hold: Hold): Promise<void> {
    this.#hold = hold
    return new Promise((resolve) => {
      this.#onHeld = resolve
    })
  }

  passAll(): void {
    this.#hold = null
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #join(client: Socket): void {
    const database = connect(Number(this.#target.port), this.#target.hostname)
    for (const socket of [client, database]) {
      this.#sockets.add(socket)
      socket.on('error', () => {}) // The other side is told by `close`.
      socket.on('close', () => {
        this.#sockets.delete(socket)
        client.destroy()
        database.destroy()
      })
    }
    client.on('data', (data) => {
      if (!this.#isHeld('before-commit', data, commitAsked)) database.write(data)
    })
    database.on('data', (data) => {
      if (this.#isHeld('after-commit', data, commitDone) || this.#isHeld('notices', data, notice)) return
      client.write(data)
    })
  }

  #isHeld(hold: Hold, data: Buffer, mark: Buffer): boolean {
    if (this.#hold !== hold || !data.includes(mark)) return false
    this.#onHeld?.()
    return true
  }
}
