import type { Duplex } from 'node:stream'
import type AVPacket from 'node-media-server/src/core/avpacket.js'
import { BoundedRtmp, type RtmpCommand } from './bounded-rtmp.ts'
import { RtmpLimitError } from './rtmp-limit-error.ts'

export type SessionPhase = 'handshake' | 'commands' | 'checking' | 'publishing' | 'closed'

export type SessionEvents = {
  /** The peer asks to publish; nothing is answered before `accept` or `refuse`. */
  onPublish(streamKey: string): void
  /** A frame, header or metadata of the accepted publisher. Its `data` is reused: copy what you keep. */
  onPacket(packet: AVPacket): void
  /** The accepted publisher says that it stops; its connection is destroyed. */
  onUnpublish(): void
  /** What the peer did that ended its session; for the log, never with anything the peer sent. */
  onFault(error: unknown): void
}

/** What may wait for a peer that does not read our answers. */
const maxUnreadBytes = 64 * 1024

/** A refused peer gets this long to read why: it waits for the answer. */
const lastWordsMs = 80
/** One in mid-show reads only between its frames, and a busy one makes them late. */
const lastWordsInShowMs = 1_000

/**
 * One peer's RTMP conversation: connect, createStream, publish, in this order and once. Whatever the peer
 * does else ends this connection only; a publish is answered when we say so, and its packets count once it
 * is the accepted publisher, on the message stream that it published.
 */
export class GuardedSession {
  readonly #socket: Duplex
  readonly #rtmp: BoundedRtmp
  readonly #events: SessionEvents
  #phase: SessionPhase = 'handshake'
  #isConnected = false
  #messageStreamId = 0

  constructor(socket: Duplex, events: SessionEvents) {
    this.#socket = socket
    this.#events = events
    this.#rtmp = new BoundedRtmp({
      onCommand: (command) => this.#obey(command),
      onPacket: (packet, messageStreamId) => {
        const isOurs = this.#phase === 'publishing' && messageStreamId === this.#messageStreamId
        if (isOurs) events.onPacket(packet)
      },
      send: (bytes) => {
        if (!socket.destroyed) socket.write(bytes)
      },
    })
  }

  get phase(): SessionPhase {
    return this.#phase === 'handshake' && this.#rtmp.isShaken ? 'commands' : this.#phase
  }

  /** Bytes that the peer's unfinished messages hold. */
  get heldBytes(): number {
    return this.#rtmp.heldBytes
  }

  start(): void {
    this.#socket.on('data', (data: Buffer) => this.#hear(data))
  }

  /** Admits the publisher. */
  accept(): void {
    if (this.#phase !== 'checking') return
    this.#phase = 'publishing'
    this.#rtmp.trust()
    this.#say('status', 'NetStream.Publish.Start', 'Publishing')
    this.#socket.resume()
  }

  /** Tells the encoder why, in words that it shows, and destroys the connection. */
  refuse(words: string): void {
    if (this.#phase === 'closed') return
    const canHear = this.phase !== 'handshake'
    const patienceMs = this.phase === 'publishing' ? lastWordsInShowMs : lastWordsMs
    this.#phase = 'closed'
    if (canHear) this.#say('error', 'NetStream.Publish.BadName', words)
    this.#socket.end()
    this.#socket.resume()
    setTimeout(() => this.#socket.destroy(), patienceMs)
  }

  destroy(): void {
    this.#phase = 'closed'
    this.#socket.destroy()
  }

  #hear(data: Buffer): void {
    if (this.#phase === 'closed') return
    try {
      this.#rtmp.take(data)
    } catch (error) {
      // Malformed input throws out of the parser; without this it would end the process.
      if (this.phase !== 'closed') this.#fail(error)
    }
    if (this.#socket.writableLength > maxUnreadBytes) this.destroy()
  }

  #fail(error: unknown): void {
    this.#events.onFault(error)
    this.destroy()
  }

  #obey(command: RtmpCommand): void {
    // What comes behind a refusal or a stop in the same bytes is not read any more.
    if (this.#phase === 'closed') throw new RtmpLimitError('closed')
    switch (command.name) {
      case 'connect':
        return this.#connect(command)
      case 'createStream':
        return this.#rtmp.answerCreateStream(command.transactionId)
      case 'publish':
        return this.#publish(command)
      case 'play':
      case 'play2':
        return this.refuse('Playing is not offered here')
      case 'deleteStream':
        return this.#unpublish(command.values[1])
      case 'closeStream':
        return this.#unpublish(command.messageStreamId)
      default:
        // FCPublish, releaseStream and their like expect no answer.
        return
    }
  }

  #connect({ transactionId, values }: RtmpCommand): void {
    const target = values[0] instanceof Map ? values[0].get('tcUrl') : null
    if (this.#isConnected || typeof target !== 'string') throw new RtmpLimitError('connect')
    this.#isConnected = true
    this.#rtmp.answerConnect(transactionId)
  }

  #publish({ values, messageStreamId }: RtmpCommand): void {
    const name = values[1]
    const mayPublish = this.#isConnected && this.phase === 'commands'
    if (!mayPublish || typeof name !== 'string') throw new RtmpLimitError('publish')
    this.#phase = 'checking'
    this.#messageStreamId = messageStreamId
    // Nothing more is read until the key is checked.
    this.#socket.pause()
    this.#events.onPublish(name.split('?', 1)[0] ?? '')
  }

  #unpublish(messageStreamId: unknown): void {
    if (this.#phase !== 'publishing' || messageStreamId !== this.#messageStreamId) return
    this.#events.onUnpublish()
    this.destroy()
  }

  #say(level: 'status' | 'error', code: string, words: string): void {
    this.#rtmp.say({ messageStreamId: this.#messageStreamId, level, code, words })
  }
}
