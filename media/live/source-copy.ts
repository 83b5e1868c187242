import type { Encoder } from '#media/ingest/encoder.ts'
import type { MediaPacket } from '#media/ingest/media-packet.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { InitSegment } from '#media/package/init-segment.ts'
import { Remuxer, type RemuxEvent } from '#media/package/remuxer.ts'
import { audioTrackId } from '#media/package/write-init-segment.ts'

export type SourceCopyEvents = {
  onInit(rendition: 'source' | 'audio', init: InitSegment): void
  onSample(rendition: 'source' | 'audio', sample: Sample): void
  /** The encoder's clock jumped. */
  onBreak(): void
}

/** Packs an encoder's own H.264 and AAC into the source and audio renditions; no other process can hold it up. */
export class SourceCopy {
  readonly #encoder: Encoder
  readonly #events: SourceCopyEvents
  readonly #remuxer: Remuxer
  #endReading: (() => void) | null = null

  constructor(encoder: Encoder, events: SourceCopyEvents) {
    this.#encoder = encoder
    this.#events = events
    this.#remuxer = new Remuxer({ hasVideo: encoder.profile.hasVideo })
  }

  start(): void {
    this.#endReading = this.#encoder.read((packet: MediaPacket) => {
      for (const event of this.#remuxer.push(packet)) this.#pass(event)
    })
  }

  /** Lets go what it held. Can be called twice. */
  stop(): void {
    if (!this.#endReading) return
    this.#endReading()
    this.#endReading = null
    for (const event of this.#remuxer.flush()) this.#pass(event)
  }

  #pass(event: RemuxEvent): void {
    if (event.kind === 'break') return this.#events.onBreak()
    if (event.kind === 'init') {
      this.#events.onInit('source', event.source)
      if (event.audio) this.#events.onInit('audio', event.audio)
      return
    }
    this.#events.onSample('source', event.sample)
    if (event.sample.trackId === audioTrackId) this.#events.onSample('audio', event.sample)
  }
}
