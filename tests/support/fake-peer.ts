import { Duplex } from 'node:stream'
import { GuardedSession } from '#media/ingest/guarded-session.ts'

/** A guarded session without a network: bytes go in as from a socket, and what comes of them is kept. */
export class FakePeer {
  readonly session: GuardedSession
  readonly packets: { type: number; timestamp: number; body: Buffer }[] = []
  readonly keys: string[] = []
  readonly faults: unknown[] = []
  hasUnpublished = false
  #heard = ''
  readonly #socket: Duplex

  constructor() {
    this.#socket = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        this.#heard += chunk.toString('latin1')
        done()
      },
    })
    this.session = new GuardedSession(this.#socket, {
      onPublish: (streamKey) => this.keys.push(streamKey),
      onPacket: ({ codec_type: type, dts: timestamp, data, size }) =>
        this.packets.push({ type, timestamp, body: Buffer.from(data.subarray(0, size)) }),
      onUnpublish: () => (this.hasUnpublished = true),
      onFault: (error) => this.faults.push(error),
    })
    this.session.start()
  }

  /** What the session answered, as text. */
  get heard(): string {
    return this.#heard
  }

  get isDestroyed(): boolean {
    return this.#socket.destroyed
  }

  send(...pieces: Buffer[]): this {
    this.#socket.emit('data', Buffer.concat(pieces))
    return this
  }
}
