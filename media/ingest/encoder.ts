import type AVPacket from 'node-media-server/src/core/avpacket.js'
import Flv from 'node-media-server/src/protocol/flv.js'
import type { AcceptedEncoder } from '#server/programmes/accept-encoder.ts'
import type { GuardedSession } from './guarded-session.ts'
import { IngestMeter, type IngestHealth } from './ingest-meter.ts'
import { StreamInspector, type InspectorEvent, type StreamProfile } from './stream-inspector.ts'

/** An accepted encoder connection: who it is, what it sends, and the bytes for whoever reads it. */
export class Encoder {
  readonly admission: AcceptedEncoder
  readonly #session: GuardedSession
  readonly #inspector = new StreamInspector()
  readonly #meter: IngestMeter
  #listener: ((event: InspectorEvent) => void) | null = null
  #readers = 0

  constructor(admission: AcceptedEncoder, session: GuardedSession) {
    this.admission = admission
    this.#session = session
    this.#meter = new IngestMeter(performance.now())
  }

  get profile(): StreamProfile {
    return this.#inspector.profile
  }

  /** One listener hears what the inspector finds. */
  listen(listener: (event: InspectorEvent) => void): void {
    this.#listener = listener
  }

  take(packet: AVPacket): void {
    this.#meter.take(packet, performance.now())
    for (const event of this.#inspector.inspect(packet)) this.#listener?.(event)
  }

  /**
   * Hands FLV bytes to a reader from the last keyframe on: header, codec headers, the frames since, then
   * every packet. Returns the function that ends it.
   */
  read(onBytes: (bytes: Buffer) => void): () => void {
    const { broadcast } = this.#session
    // A header that promises a track that never comes makes ffmpeg wait for it for minutes.
    broadcast.flvHeader = Flv.createHeader(this.profile.hasAudio, this.profile.hasVideo)
    // `ip: ''` marks a reader inside the process.
    const reader = { id: `reader-${this.#readers++}`, ip: '', protocol: 'flv', sendBuffer: onBytes }
    broadcast.postPlay(reader)
    return () => broadcast.donePlay(reader)
  }

  silentForMs(): number {
    return this.#meter.silentForMs(performance.now())
  }

  health(): IngestHealth {
    return this.#meter.read(performance.now())
  }

  /** Ends the connection; the words reach the encoder where it still listens. */
  disconnect(words: string): void {
    this.#session.refuse(words)
  }
}
