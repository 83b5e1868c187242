import { Client } from 'pg'
import { required } from '#server/env.ts'
import type { Log } from '#server/log.ts'

const shortestPauseMs = 50
const longestPauseMs = 2_000

type Options = {
  log: Log
  channel: string
  onNotice(payload: string): void
  /** Called after every (re)connect: what was said in between was not heard. */
  onConnect(): void
}

/** One LISTEN connection that comes back by itself, with a growing pause, for as long as it is started. */
export class ListenConnection {
  readonly #options: Options
  #client: Client | undefined
  #retry: NodeJS.Timeout | undefined
  #pauseMs = shortestPauseMs
  #isStopped = false
  #connecting: Promise<void> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
  }

  /** Settles after the first attempt; a database that is down is tried again in the background. */
  start(): Promise<void> {
    this.#connecting = this.#connect()
    return this.#connecting
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#retry)
    await this.#connecting
    const client = this.#client
    this.#client = undefined
    await client?.end()
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: required('DATABASE_URL'),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    client.on('notification', (notice) => this.#options.onNotice(notice.payload ?? ''))
    client.on('error', () => {}) // Always followed by `end`, where the loss is handled.
    client.on('end', () => this.#lost(client))
    try {
      await client.connect()
      await client.query(`LISTEN ${client.escapeIdentifier(this.#options.channel)}`)
    } catch (error) {
      this.#options.log.warn({ err: error }, 'listening failed, trying again')
      await client.end().catch(() => {})
      this.#retryLater()
      return
    }
    if (this.#isStopped) return client.end()
    this.#client = client
    this.#pauseMs = shortestPauseMs
    this.#options.onConnect()
  }

  #lost(client: Client): void {
    // Only the current connection counts: one that never listened is retried where it failed.
    if (this.#client !== client) return
    this.#client = undefined
    this.#options.log.warn('listening connection lost, coming back')
    this.#retryLater()
  }

  #retryLater(): void {
    if (this.#isStopped) return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      this.#connecting = this.#connect()
    }, this.#pauseMs)
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs)
  }
}
