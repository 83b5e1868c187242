import type { Socket } from 'node:net'
import { AppError } from '#lib/errors.ts'
import { addressGroup } from '#server/address-group.ts'
import type { Log } from '#server/log.ts'
import type { AcceptedEncoder } from '#server/programmes/accept-encoder.ts'
import { CrowdServer } from './crowd-server.ts'
import { RtmpConnection, type Admit } from './rtmp-connection.ts'
import { WaitingRoom } from './waiting-room.ts'
import { WrongKeys } from './wrong-keys.ts'
import type { Encoder } from './encoder.ts'
import type { TlsDoor } from './tls-door.ts'

export type GateOptions = {
  host: string
  port: number
  /** RTMPS beside RTMP: the same door for everything else. */
  tls?: { port: number; door: TlsDoor } | null
  log: Log
  admit: Admit
  /** An accepted encoder is here; called before its first packet. */
  onEncoder(encoder: Encoder): void
  /** It is gone, for the given reason. */
  onEncoderGone(encoder: Encoder, reason: string): void
}

const waitingLimits = { perAddress: 20, inAll: 500 }

/** The RTMP port, and beside it the RTMPS port: TCP servers of our own, each connection a guarded session with limits and deadlines. */
export class Gate {
  readonly #options: GateOptions
  readonly #servers: { server: CrowdServer; port: number }[]
  readonly #wrongKeys = new WrongKeys()
  readonly #waiting = new WaitingRoom(waitingLimits)
  readonly #connections = new Set<RtmpConnection>()
  readonly #encoders = new Set<Encoder>()
  #refusals = 0

  constructor(options: GateOptions) {
    this.#options = options
    const { port, tls, log } = options
    const onFault = (error: Error): void => log.warn({ err: error }, 'a connection cannot be taken')
    this.#servers = [{ server: new CrowdServer((socket) => this.#welcome(socket), onFault), port }]
    if (tls) {
      const server = new CrowdServer((socket) => this.#welcome(tls.door.wrap(socket)), onFault)
      this.#servers.push({ server, port: tls.port })
    }
  }

  /** Connections that are not authenticated yet, and refusals so far. */
  get counts(): { waiting: number; refusals: number } {
    return { waiting: this.#waiting.size, refusals: this.#refusals }
  }

  /** The accepted ones that are connected now. */
  get encoders(): Encoder[] {
    return [...this.#encoders]
  }

  /** Rejects when a port is taken, or with `EnvError` when the certificate cannot be used. */
  async start(): Promise<void> {
    await this.#options.tls?.door.start()
    const { host } = this.#options
    await Promise.all(this.#servers.map(({ server, port }) => server.start({ host, port })))
  }

  async stop(): Promise<void> {
    await this.#options.tls?.door.stop()
    const closed = this.#servers.map(({ server }) => server.stop())
    for (const connection of this.#connections) connection.refuse('The server restarts: please reconnect')
    await Promise.all(closed)
  }

  #welcome(socket: Socket): void {
    socket.setNoDelay(true)
    const address = addressGroup(socket.remoteAddress ?? '')
    const connection = new RtmpConnection(socket, {
      admit: (streamKey) => this.#admit(address, streamKey),
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
    const waiting = {
      address,
      hasSpoken: () => connection.hasSpoken,
      destroy: () => connection.destroy(),
    }
    this.#connections.add(connection)
    this.#waiting.enter(waiting)
    connection.start()
  }

  async #admit(address: string, streamKey: string): Promise<AcceptedEncoder> {
    if (this.#wrongKeys.isBarred(address, streamKey, performance.now())) {
      throw new AppError('RATE_LIMITED', 'too many wrong stream keys from this address')
    }
    try {
      const admission = await this.#options.admit(streamKey)
      this.#wrongKeys.noteGood(streamKey)
      return admission
    } catch (error) {
      const isWrong = error instanceof AppError && error.code === 'STREAM_KEY_UNKNOWN'
      if (isWrong) this.#wrongKeys.noteWrong(address, streamKey, performance.now())
      throw error
    }
  }

  #logRefusal(error: unknown): void {
    const code = error instanceof AppError ? error.code : 'UNAVAILABLE'
    const level = error instanceof AppError ? 'info' : 'warn'
    this.#options.log[level]({ code, err: error instanceof AppError ? undefined : error }, 'encoder refused')
  }
}
