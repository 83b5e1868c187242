import type { MediaPacket } from '#media/ingest/media-packet.ts'
import { readAacConfig, type AacConfig } from './aac-config.ts'
import { readAvcConfig, type AvcConfig } from '#media/ingest/avc-config.ts'
import type { Sample } from './fragment.ts'
import type { InitSegment } from './init-segment.ts'
import { keepWholeUnits } from './length-prefixed.ts'
import { FrameQueue } from './frame-queue.ts'
import { audioTrackId, videoTimescale, videoTrackId, writeInitSegment } from './write-init-segment.ts'

export type RemuxEvent =
  /** Frames with these parameters follow: of both tracks together, and of the sound alone. */
  | { kind: 'init'; source: InitSegment; audio: InitSegment | null }
  | { kind: 'sample'; sample: Sample }
  /** The encoder's clock jumped: what follows was not made right after what came before. */
  | { kind: 'break' }

/** FLV: five bytes before an AVC record or frame, two before what belongs to AAC. */
const avcHeadBytes = 5
const aacHeadBytes = 2
const codedFrames = 1

/** Sound does not wait longer than this for pictures. */
const maxSoundWaitMs = 300

/**
 * Makes frames of fragmented MP4 out of an encoder's own H.264 and AAC, byte for byte. New parameters
 * begin with the next keyframe of the picture (of the sound where it leads). Pure: packets in, frames out.
 */
export class Remuxer {
  readonly #leadsByVideo: boolean
  #next: { avc: AvcConfig | null; aac: AacConfig | null } = { avc: null, aac: null }
  #current: { avc: AvcConfig | null; aac: AacConfig | null } = { avc: null, aac: null }
  #video: FrameQueue | null = null
  #audio: FrameQueue | null = null
  /** When the newest picture is decoded, and the sound that comes with it or after it. */
  #pictureMs = -Infinity
  #sound: { atMs: number; sample: Sample }[] = []

  constructor(options: { hasVideo: boolean }) {
    this.#leadsByVideo = options.hasVideo
  }

  push(packet: MediaPacket): RemuxEvent[] {
    if (packet.role === 'header') {
      this.#learn(packet)
      return []
    }
    const events: RemuxEvent[] = packet.isJump ? [...this.flush(), { kind: 'break' }] : []
    if (this.#mayBegin(packet)) events.push(...this.#begin())
    const pictures = packet.kind === 'video' ? this.#takeVideo(packet) : []
    if (packet.kind === 'audio') this.#takeAudio(packet)
    const samples = [...pictures, ...this.#releaseSound(packet.atMs)]
    return [...events, ...samples.map((sample) => ({ kind: 'sample' as const, sample }))]
  }

  /** What waits to learn its length is let go as long as the frame before it. */
  flush(): RemuxEvent[] {
    const samples = [...(this.#video?.flush() ?? []), ...this.#sound.splice(0).map(({ sample }) => sample)]
    return samples.map((sample) => ({ kind: 'sample', sample }))
  }

  /** Many encoders repeat their headers: the same again is no news. */
  #learn({ kind, body }: MediaPacket): void {
    if (kind === 'video') {
      const avc = readAvcConfig(body.subarray(avcHeadBytes))
      if (avc && !this.#next.avc?.record.equals(avc.record)) this.#next = { ...this.#next, avc }
      return
    }
    const aac = readAacConfig(body.subarray(aacHeadBytes))
    if (aac && !this.#next.aac?.config.equals(aac.config)) this.#next = { ...this.#next, aac }
  }

  #mayBegin(packet: MediaPacket): boolean {
    const { avc, aac } = this.#next
    if (avc === this.#current.avc && aac === this.#current.aac) return false
    return this.#leadsByVideo
      ? avc !== null && isVideoKeyframe(packet)
      : packet.kind === 'audio' && aac !== null
  }

  #begin(): RemuxEvent[] {
    const ended = this.flush()
    const aac = this.#next.aac
    const avc = this.#leadsByVideo ? this.#next.avc : null
    this.#current = this.#next
    this.#video =
      avc && new FrameQueue({ trackId: videoTrackId, timescale: videoTimescale, frameTicks: null })
    this.#audio =
      aac && new FrameQueue({ trackId: audioTrackId, timescale: aac.sampleRate, frameTicks: aac.frameTicks })
    const audio = aac && writeInitSegment({ avc: null, aac })
    return [...ended, { kind: 'init', source: writeInitSegment({ avc, aac }), audio }]
  }

  /** Frames of parameters that are not in force yet cannot be decoded. */
  #takeVideo({ body, atMs, role }: MediaPacket): Sample[] {
    const { avc } = this.#current
    if (!this.#video || !avc || avc !== this.#next.avc || body[1] !== codedFrames) return []
    const data =
      body.length > avcHeadBytes ? keepWholeUnits(body.subarray(avcHeadBytes), avc.lengthBytes) : null
    if (!data) return []
    // SI24: B-frames are shown some milliseconds after they are decoded, or, rarely, before.
    const shownAfterMs = body.readIntBE(2, 3)
    this.#pictureMs = atMs
    return this.#video.push({ atMs, shownAfterMs, isKeyframe: role === 'keyframe', data })
  }

  #takeAudio({ body, atMs }: MediaPacket): void {
    const { aac } = this.#current
    if (!this.#audio || !aac || aac !== this.#next.aac || body[1] !== codedFrames) return
    if (body.length <= aacHeadBytes) return
    const frame = { atMs, shownAfterMs: 0, isKeyframe: true, data: body.subarray(aacHeadBytes) }
    for (const sample of this.#audio.push(frame)) this.#sound.push({ atMs, sample })
  }

  /**
   * The newest picture is held until its length is known. Sound from its moment on comes after it, or what
   * is heard with a segment's first picture would be in the segment before.
   */
  #releaseSound(newestMs: number): Sample[] {
    const untilMs = this.#leadsByVideo ? Math.max(this.#pictureMs, newestMs - maxSoundWaitMs) : Infinity
    const next = this.#sound.findIndex(({ atMs }) => atMs >= untilMs)
    return this.#sound.splice(0, next === -1 ? this.#sound.length : next).map(({ sample }) => sample)
  }
}

function isVideoKeyframe(packet: MediaPacket): boolean {
  return packet.kind === 'video' && packet.role === 'keyframe'
}
