import type { Socket } from 'node:net'
import type AVPacket from 'node-media-server/src/core/avpacket.js'
import logger from 'node-media-server/src/core/logger.js'
import Rtmp from 'node-media-server/src/protocol/rtmp.js'
import BroadcastServer from 'node-media-server/src/server/broadcast_server.js'
import RtmpSession from 'node-media-server/src/session/rtmp_session.js'
import { limitRtmp } from './rtmp-limits.ts'

export type SessionPhase = 'handshake' | 'commands' | 'checking' | 'publishing' | 'closed'

export type SessionEvents = {
  /** The peer asks to publish; nothing is answered before `accept` or `refuse`. */
  onPublish(streamKey: string): void
  /** A frame or header of the accepted publisher. Its `data` is reused: copy what you keep. */
  onPacket(packet: AVPacket): void
  /** What the peer did that ended its session; for the log, never with anything the peer sent. */
  onFault(error: unknown): void
}

const handshakeDone = 3

/** What may wait for a peer that does not read our answers. */
const maxUnreadBytes = 64 * 1024

/** A refused peer gets this long to read why. */
const lastWordsMs = 80

/**
 * node-media-server's RTMP session behind a guard: whatever it throws ends this connection only, it
 * answers a publish when we say so, and its packets count once it is the accepted publisher.
 */
export class GuardedSession {
  readonly broadcast = new BroadcastServer('')
  readonly #socket: Socket
  readonly #session: RtmpSession
  readonly #events: SessionEvents
  #phase: SessionPhase = 'handshake'

  constructor(socket: Socket, events: SessionEvents) {
    this.#socket = socket
    this.#events = events
    this.#session = new RtmpSession(socket)
    this.#guard()
  }

  get phase(): SessionPhase {
    if (this.#phase === 'handshake' && this.#session.rtmp.handshakeState === handshakeDone) return 'commands'
    return this.#phase
  }

  start(): void {
    this.#session.run()
  }

  /** Admits the publisher under a name of ours; the stream key is nobody's name. */
  accept(name: string): void {
    if (this.#phase !== 'checking') return
    this.#phase = 'publishing'
    this.#session.streamPath = `/live/${name}`
    this.#session.broadcast = this.broadcast
    // Its own grace period holds a dead publisher for 30 s; ours is the broadcast's.
    this.broadcast.publishGraceMs = 0
    this.broadcast.postPublish(this.#session)
    this.#session.isPublisher = true
    this.#say('status', 'NetStream.Publish.Start', 'Publishing')
    this.#socket.resume()
  }

  /** Tells the encoder why, in words that it shows, and destroys the connection. */
  refuse(words: string): void {
    if (this.#phase === 'closed') return
    this.#phase = 'closed'
    this.#say('error', 'NetStream.Publish.BadName', words)
    this.#socket.end()
    this.#socket.resume()
    setTimeout(() => this.#socket.destroy(), lastWordsMs)
  }

  destroy(): void {
    this.#phase = 'closed'
    this.#socket.destroy()
  }

  #guard(): void {
    const session = this.#session
    // It writes every name that it hears, and so stream keys, to stdout.
    logger.log = () => undefined
    limitRtmp(session.rtmp)
    session.rtmp.respondPublish = () => undefined
    session.rtmp.respondPlay = () => undefined
    let streamKey = ''
    session.onConnect = (request) => {
      streamKey = request.name
    }
    session.onPush = () => this.#hearPublish(streamKey)
    session.onPlay = () => this.refuse('Playing is not offered here')
    const forward = session.onPacket
    session.onPacket = (packet) => {
      if (this.#phase !== 'publishing') return
      forward(packet)
      this.#events.onPacket(packet)
    }
    const parse = session.onData
    session.onData = (data) => this.#hear(data, parse)
  }

  #hear(data: Buffer, parse: (data: Buffer) => void): void {
    if (this.#phase === 'closed') return
    try {
      parse(data)
    } catch (error) {
      // Malformed input throws out of the parser; without this it would end the process.
      this.#events.onFault(error)
      this.destroy()
    }
    if (this.#socket.writableLength > maxUnreadBytes) this.destroy()
  }

  #hearPublish(streamKey: string): void {
    if (this.phase !== 'commands') return this.destroy()
    this.#phase = 'checking'
    // Nothing more is read until the key is checked.
    this.#socket.pause()
    this.#events.onPublish(streamKey)
  }

  #say(level: 'status' | 'error', code: string, words: string): void {
    const { rtmp } = this.#session
    Rtmp.prototype.sendStatusMessage.call(rtmp, rtmp.streamId, level, code, words)
  }
}
