import { createHash, randomUUID } from 'node:crypto'
import { Duplex } from 'node:stream'
import { Encoder } from '#media/ingest/encoder.ts'
import { GuardedSession } from '#media/ingest/guarded-session.ts'
import { Channel } from '#media/live/channel.ts'
import { SourceCopy } from '#media/live/source-copy.ts'
import type { AcceptedEncoder } from '#server/programmes/accept-encoder.ts'

/** A connection whose key is good, from its bytes to listed segments: all that reads what a peer sends, without a network. */
export class FuzzedShow {
  readonly session: GuardedSession
  /** What came out of the packager, frame by frame. */
  readonly frames: string[] = []
  readonly #socket: Duplex
  readonly #channel: Channel
  #copy: SourceCopy | null = null
  #encoder: Encoder | null = null

  constructor() {
    this.#socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() })
    this.#channel = new Channel({
      ...{ latencyMode: 'realtime', epoch: 1, windowSegments: 6 },
      sinkFor: () => null,
      onStarted: () => undefined,
      onSegment: () => undefined,
    })
    this.session = new GuardedSession(this.#socket, {
      onPublish: () => this.#accept(),
      onPacket: (packet) => this.#encoder?.take(packet),
      onUnpublish: () => undefined,
      onFault: () => undefined,
    })
    this.session.start()
  }

  /** Whether it is still connected after these bytes; nothing that a peer sends may throw out of here. */
  hear(bytes: Buffer): boolean {
    this.#socket.emit('data', bytes)
    return !this.#socket.destroyed
  }

  get segments(): number {
    return this.#channel.tracks.get('source')?.timeline.nextMsn ?? 0
  }

  end(): void {
    this.#copy?.stop()
    this.#channel.close()
    this.session.destroy()
  }

  #accept(): void {
    const encoder = new Encoder(madeAdmission(), this.session)
    this.#encoder = encoder
    encoder.listen((event) => {
      if (event.kind !== 'described') return
      const { hasVideo, hasAudio } = event.profile
      this.#channel.open([...(hasVideo ? ['source'] : []), ...(hasAudio ? ['audio'] : [])])
      this.#copy = new SourceCopy(encoder, {
        onInit: (rendition, init) => this.#channel.begin(rendition, init),
        onSample: (rendition, sample) => {
          if (rendition === 'source') this.frames.push(digestOf(sample.data))
          this.#channel.push(rendition, sample)
        },
        onBreak: () => undefined,
      })
      this.#copy.start()
    })
    this.session.accept()
  }
}

function digestOf(data: Buffer): string {
  return createHash('sha1').update(data).digest('base64')
}

export function madeAdmission(): AcceptedEncoder {
  return {
    ...{ connectionId: randomUUID(), streamKeyId: randomUUID(), role: 'main', broadcastId: randomUUID() },
    ...{ programmeId: randomUUID(), slug: 's', institutionId: 'i', state: 'preview', epoch: 1 },
    ...{ latencyMode: 'low', graceSeconds: 60, liveOnEncoder: false, mediaTimeMs: 0 },
  }
}
