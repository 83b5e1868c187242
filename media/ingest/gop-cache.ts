import type { MediaKind, MediaPacket } from './media-packet.ts'

/** Four seconds of 16 Mbit/s; more is forgotten until the next keyframe. With the parser's 6 MiB, a connection stays under 16. */
const maxBytes = 8 * 1024 * 1024

/**
 * Half a minute of 60 frames and 48 packets of sound a second. The bytes alone are no bound: a frame of six of
 * them costs hundreds to hold.
 */
const maxPackets = 4_096

/** Holds what a late reader needs: the codecs' parameters, and every packet since the last keyframe. */
export class GopCache {
  readonly #headers = new Map<MediaKind, MediaPacket>()
  #packets: MediaPacket[] = []
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  add(packet: MediaPacket): void {
    if (packet.role === 'header') {
      this.#headers.set(packet.kind, packet)
      return
    }
    const isStart = packet.kind === 'video' && packet.role === 'keyframe'
    if (isStart) this.#forget()
    else if (this.#packets.length === 0) return
    this.#packets.push(packet)
    this.#bytes += packet.tag.length
    if (this.#bytes > maxBytes || this.#packets.length > maxPackets) this.#forget()
  }

  /** The headers, then the packets. */
  read(): MediaPacket[] {
    return [...this.#headers.values(), ...this.#packets]
  }

  #forget(): void {
    this.#packets = []
    this.#bytes = 0
  }
}
