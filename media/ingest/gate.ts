import { createServer, type Server, type Socket } from 'node:net'
import { AppError } from '#lib/errors.ts'
import type { Log } from '#server/log.ts'
import { addressGroup } from './address-group.ts'
import { RtmpConnection, type Admit } from './rtmp-connection.ts'
import { WaitingRoom } from './waiting-room.ts'
import type { Encoder } from './encoder.ts'

export type GateOptions = {
  host: string
  port: number
  log: Log
  admit: Admit
  /** An accepted encoder is here; called before its first packet. */
  onEncoder(encoder: Encoder): void
  /** It is gone, for the given reason. */
  onEncoderGone(encoder: Encoder, reason: string): void
}

const waitingLimits = { perAddress: 20, inAll: 500 }

/** The RTMP port: our own TCP server, each connection a guarded session with limits and deadlines. */
export class Gate {
  readonly #options: GateOptions
  readonly #server: Server
  readonly #waiting = new WaitingRoom(waitingLimits)
  readonly #connections = new Set<RtmpConnection>()
  readonly #encoders = new Set<Encoder>()
  #refusals = 0

  constructor(options: GateOptions) {
    this.#options = options
    this.#server = createServer((socket) => this.#welcome(socket))
  }

  /** Connections that are not authenticated yet, and refusals so far. */
  get counts(): { waiting: number; refusals: number } {
    return { waiting: this.#waiting.size, refusals: this.#refusals }
  }

  /** The accepted ones that are connected now. */
  get encoders(): Encoder[] {
    return [...this.#encoders]
  }

  /** Rejects when the port is taken. */
  start(): Promise<void> {
    const { host, port } = this.#options
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ host, port, backlog: 1024 }, () => {
        this.#server.removeListener('error', reject)
        resolve()
      })
    })
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    for (const connection of this.#connections) connection.refuse('The server restarts: please reconnect')
    await closed
  }

  #welcome(socket: Socket): void {
    socket.setNoDelay(true)
    const address = addressGroup(socket.remoteAddress ?? '')
    const connection = new RtmpConnection(socket, {
      admit: this.#options.admit,
      onAccepted: (encoder) => {
        this.#waiting.leave(waiting)
        this.#encoders.add(encoder)
        this.#options.onEncoder(encoder)
      },
      onRefused: (error) => {
        this.#refusals += 1
        this.#logRefusal(error)
      },
      onGone: (encoder, reason) => {
        this.#waiting.leave(waiting)
        this.#connections.delete(connection)
        if (!encoder) return
        this.#encoders.delete(encoder)
        this.#options.onEncoderGone(encoder, reason)
      },
    })
    const waiting = { address, destroy: () => connection.destroy() }
    this.#connections.add(connection)
    this.#waiting.enter(waiting)
    connection.start()
  }

  #logRefusal(error: unknown): void {
    const code = error instanceof AppError ? error.code : 'UNAVAILABLE'
    const level = error instanceof AppError ? 'info' : 'warn'
    this.#options.log[level]({ code, err: error instanceof AppError ? undefined : error }, 'encoder refused')
  }
}
