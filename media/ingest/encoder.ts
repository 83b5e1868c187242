import type AVPacket from 'node-media-server/src/core/avpacket.js'
import type { AcceptedEncoder } from '#server/programmes/accept-encoder.ts'
import { GopCache } from './gop-cache.ts'
import type { GuardedSession } from './guarded-session.ts'
import { IngestMeter, type IngestHealth } from './ingest-meter.ts'
import { copyPacket, mediaKindOf, roleOf, type MediaPacket } from './media-packet.ts'
import { RunTime } from './run-time.ts'
import { readTextLine, type TextLine } from './text-line.ts'
import { StreamInspector, type InspectorEvent, type StreamProfile } from './stream-inspector.ts'

/** An accepted encoder connection: who it is, what it sends, and its packets for whoever reads them. */
export class Encoder {
  readonly admission: AcceptedEncoder
  readonly #session: GuardedSession
  readonly #inspector = new StreamInspector()
  readonly #meter: IngestMeter
  readonly #time = new RunTime()
  readonly #cache = new GopCache()
  readonly #readers = new Set<(packet: MediaPacket) => void>()
  /** What was found and still holds, for who listens later. */
  readonly #findings = new Map<InspectorEvent['kind'], InspectorEvent>()
  #listener: ((event: InspectorEvent) => void) | null = null
  #textListener: ((line: TextLine) => void) | null = null

  constructor(admission: AcceptedEncoder, session: GuardedSession) {
    this.admission = admission
    this.#session = session
    this.#meter = new IngestMeter(performance.now())
  }

  get profile(): StreamProfile {
    return this.#inspector.profile
  }

  /** The newest moment of the run's clock, in milliseconds. */
  get newestMs(): number {
    return this.#time.newestMs
  }

  /**
   * One listener hears what the inspector finds, before the packet that it was found in is read; first of
   * all what was found already, when the encoder stood by. The newest listener is the one.
   */
  listen(listener: (event: InspectorEvent) => void): void {
    this.#listener = listener
    for (const event of this.#findings.values()) listener(event)
  }

  /** One listener hears the captions that are sent beside the picture. */
  listenToText(listener: (line: TextLine) => void): void {
    this.#textListener = listener
  }

  take(packet: AVPacket): void {
    this.#meter.take(packet, performance.now())
    const kind = mediaKindOf(packet)
    if (kind === null) return this.#takeData(packet)
    if (packet.size === 0) return
    const events = this.#inspector.inspect(packet)
    const role = roleOf(kind, packet)
    // Many encoders send their headers with time zero, whatever their clock says.
    const time =
      role === 'header' ? { atMs: this.#time.newestMs, isJump: false } : this.#time.take(kind, packet.dts)
    const copied = copyPacket(packet, { kind, role, ...time })
    for (const event of events) this.#tell(event)
    this.#cache.add(copied)
    for (const read of [...this.#readers]) read(copied)
  }

  /**
   * Hands packets to a reader from the last keyframe on: codec headers, the frames since, then every
   * packet. Returns the function that ends it.
   */
  read(onPacket: (packet: MediaPacket) => void): () => void {
    for (const packet of this.#cache.read()) onPacket(packet)
    this.#readers.add(onPacket)
    return () => void this.#readers.delete(onPacket)
  }

  #takeData(packet: AVPacket): void {
    const line = this.#textListener && readTextLine(packet, this.#time.newestMs)
    if (line) this.#textListener?.(line)
  }

  #tell(event: InspectorEvent): void {
    // A change is over once it was: who listens later begins with what there is.
    if (event.kind !== 'changing' && event.kind !== 'changed') this.#findings.set(event.kind, event)
    this.#listener?.(event)
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
