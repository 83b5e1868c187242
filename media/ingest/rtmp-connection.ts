import type { Socket } from 'node:net'
import type AVPacket from 'node-media-server/src/core/avpacket.js'
import type { AcceptedEncoder } from '#server/programmes/accept-encoder.ts'
import { Encoder } from './encoder.ts'
import { GuardedSession, type SessionPhase } from './guarded-session.ts'
import { refusalWords } from './refusal-words.ts'
import { messageType } from './rtmp-limits.ts'

/** Checks a stream key and admits its encoder, or throws (AppError for what the encoder's side can change). */
export type Admit = (streamKey: string) => Promise<AcceptedEncoder>

export type ConnectionEvents = {
  admit: Admit
  onAccepted(encoder: Encoder): void
  onRefused(error: unknown): void
  onGone(encoder: Encoder | null, reason: string): void
}

/** How long a connection may stay in each phase, since it was opened or since its last packet. */
const handshakeMs = 5_000
const publishMs = 10_000
const checkMs = 10_000
const firstMediaMs = 10_000
const idleMs = 15_000
const tickMs = 500

/** One TCP connection at the RTMP port: its deadlines, its key check, and the encoder that comes of it. */
export class RtmpConnection {
  readonly #socket: Socket
  readonly #events: ConnectionEvents
  readonly #session: GuardedSession
  readonly #openedAt = performance.now()
  #encoder: Encoder | null = null
  #hasMedia = false
  #reason = 'closed by the encoder'
  #timer: NodeJS.Timeout | undefined

  constructor(socket: Socket, events: ConnectionEvents) {
    this.#socket = socket
    this.#events = events
    this.#session = new GuardedSession(socket, {
      onPublish: (streamKey) => void this.#decide(streamKey),
      onPacket: (packet) => {
        this.#hasMedia ||= isMedia(packet)
        this.#encoder?.take(packet)
      },
      onUnpublish: () => {
        this.#reason = 'stopped by the encoder'
      },
      onFault: () => {
        this.#reason = 'malformed data'
      },
    })
  }

  /** Whether its handshake is done. */
  get hasSpoken(): boolean {
    return this.#session.phase !== 'handshake'
  }

  start(): void {
    // Without a listener a reset by the peer would end the process.
    this.#socket.on('error', () => undefined)
    this.#socket.once('close', () => this.#close())
    this.#session.start()
    this.#timer = setInterval(() => this.#checkDeadline(), tickMs)
  }

  destroy(): void {
    this.#session.destroy()
  }

  /** Says why, and destroys the connection. */
  refuse(words: string): void {
    this.#session.refuse(words)
  }

  async #decide(streamKey: string): Promise<void> {
    try {
      const admission = await this.#events.admit(streamKey)
      this.#accept(admission)
    } catch (error) {
      this.#events.onRefused(error)
      this.#session.refuse(refusalWords(error))
    }
  }

  #accept(admission: AcceptedEncoder): void {
    const encoder = new Encoder(admission, this.#session)
    this.#encoder = encoder
    // The peer may have left while its key was checked; then its coming and going are told together.
    this.#events.onAccepted(encoder)
    if (this.#socket.destroyed) return this.#events.onGone(encoder, this.#reason)
    this.#session.accept()
  }

  #checkDeadline(): void {
    const overdue = this.#overdue(this.#session.phase)
    if (overdue === null) return
    this.#reason = overdue
    // Its key may be good: it is ours that cannot be asked.
    if (this.#session.phase === 'checking') this.#session.refuse(refusalWords(null))
    else this.#session.destroy()
  }

  #overdue(phase: SessionPhase): string | null {
    const ageMs = performance.now() - this.#openedAt
    const silentMs = this.#encoder?.silentForMs() ?? 0
    if (phase === 'handshake' && ageMs > handshakeMs) return 'no handshake'
    if (phase === 'commands' && ageMs > publishMs) return 'no publish'
    if (phase === 'checking' && ageMs > publishMs + checkMs) return 'key check took too long'
    if (phase === 'publishing' && !this.#hasMedia && silentMs > firstMediaMs) return 'no media'
    if (phase === 'publishing' && silentMs > idleMs) return 'silent'
    return null
  }

  #close(): void {
    clearInterval(this.#timer)
    this.#session.destroy()
    this.#events.onGone(this.#encoder, this.#reason)
  }
}

function isMedia(packet: AVPacket): boolean {
  return packet.codec_type === messageType.audio || packet.codec_type === messageType.video
}
