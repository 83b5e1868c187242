import type AVPacket from 'node-media-server/src/core/avpacket.js'
import { readAvcConfig } from './avc-config.ts'

/** What an encoder sends, as far as the ladder and the host need to know. */
export type StreamProfile = {
  hasVideo: boolean
  hasAudio: boolean
  isH264: boolean
  isAac: boolean
  width: number | null
  height: number | null
}

export type InspectorEvent =
  /** Both tracks are known, or one is and the other did not come in time. */
  | { kind: 'described'; profile: StreamProfile }
  /** The picture's parameters change: frames from here on are not for who read the ones before. */
  | { kind: 'changing' }
  /** A keyframe of the changed stream is here: it can be read from now on. */
  | { kind: 'changed'; profile: StreamProfile }
  /** The source's keyframes are close enough to copy it. */
  | { kind: 'keyframes-proven' }
  /** More than four seconds without a keyframe: the source cannot be copied. */
  | { kind: 'keyframes-too-far' }
  /** A codec that the source cannot be copied in, and that ffmpeg may not be able to read; told once. */
  | { kind: 'foreign'; codec: string }

/** Farther apart than this, and a segment would outgrow EXT-X-TARGETDURATION. */
export const maxKeyframeGapMs = 4_000

/** How long the second track may come after the first, by the encoder's clock. */
const otherTrackWaitMs = 1_000
const clockJumpMs = 2_000

const audioType = 8
const videoType = 9
const codec = { h264: 7, aac: 10 } as const
const flag = { audioHeader: 0, videoHeader: 2, keyframe: 3, frame: 4 } as const

/** FourCCs of Enhanced RTMP, and the number that older encoders use for HEVC in FLV. */
const foreignVideo: ReadonlyMap<number, string> = new Map([
  // A FourCC that node-media-server does not know.
  [0, 'This video codec'],
  [12, 'HEVC'],
  [0x68766331, 'HEVC'],
  [0x61763031, 'AV1'],
  [0x76703039, 'VP9'],
])

/** Watches the packets of one encoder connection. Pure: packets in, events out. */
export class StreamInspector {
  #profile: StreamProfile = {
    hasVideo: false,
    hasAudio: false,
    isH264: false,
    isAac: false,
    width: null,
    height: null,
  }
  #isDescribed = false
  #firstMs: number | null = null
  #headers = new Map<number, Buffer>()
  #keyframeMs: number | null = null
  #videoMs: number | null = null
  #isProven = false
  #isChanging = false

  get profile(): StreamProfile {
    return this.#profile
  }

  inspect(packet: AVPacket): InspectorEvent[] {
    if (packet.codec_type !== audioType && packet.codec_type !== videoType) return []
    const foreign = packet.codec_type === videoType && foreignVideo.get(packet.codec_id)
    if (foreign && !this.#profile.hasVideo)
      return [{ kind: 'foreign', codec: foreign }, ...this.#watch(packet)]
    return this.#watch(packet)
  }

  #watch(packet: AVPacket): InspectorEvent[] {
    const isNews = this.#learn(packet)
    const events: InspectorEvent[] = this.#isDescribed ? this.#watchChange(packet, isNews) : []
    if (!this.#isDescribed && this.#isComplete(packet)) {
      this.#isDescribed = true
      events.push({ kind: 'described', profile: this.#profile })
    }
    return [...events, ...this.#watchKeyframes(packet)]
  }

  /** Whether the packet brought a track or codec parameters that were not known. */
  #learn(packet: AVPacket): boolean {
    const isVideo = packet.codec_type === videoType
    const isHeader = packet.flags === (isVideo ? flag.videoHeader : flag.audioHeader)
    const isKnown = isVideo ? this.#profile.hasVideo : this.#profile.hasAudio
    if (isHeader) return this.#learnHeader(packet)
    if (isKnown) return false
    this.#profile = isVideo
      ? { ...this.#profile, hasVideo: true, isH264: packet.codec_id === codec.h264 }
      : { ...this.#profile, hasAudio: true, isAac: packet.codec_id === codec.aac }
    return true
  }

  #learnHeader(packet: AVPacket): boolean {
    const header = Buffer.from(packet.data.subarray(0, packet.size))
    if (this.#headers.get(packet.codec_type)?.equals(header)) return false
    this.#headers.set(packet.codec_type, header)
    if (packet.codec_type === audioType) {
      this.#profile = { ...this.#profile, hasAudio: true, isAac: packet.codec_id === codec.aac }
    } else {
      const size = readSize(header)
      this.#profile = { ...this.#profile, hasVideo: true, isH264: packet.codec_id === codec.h264, ...size }
    }
    return true
  }

  #watchChange(packet: AVPacket, isNews: boolean): InspectorEvent[] {
    if (isNews) this.#isChanging = true
    const canStart = packet.flags === flag.keyframe || !this.#profile.hasVideo
    if (this.#isChanging && canStart) {
      this.#isChanging = false
      return [{ kind: 'changed', profile: this.#profile }]
    }
    return isNews && packet.flags === flag.videoHeader ? [{ kind: 'changing' }] : []
  }

  #isComplete(packet: AVPacket): boolean {
    this.#firstMs ??= packet.dts
    if (this.#profile.hasAudio && this.#profile.hasVideo) return true
    return packet.dts - this.#firstMs > otherTrackWaitMs
  }

  #watchKeyframes(packet: AVPacket): InspectorEvent[] {
    if (packet.flags !== flag.keyframe && !(packet.codec_type === videoType && packet.flags === flag.frame))
      return []
    const before = this.#videoMs ?? packet.dts
    this.#videoMs = packet.dts
    const isJump = packet.dts < before || packet.dts - before > clockJumpMs
    const sinceMs = packet.dts - (this.#keyframeMs ?? packet.dts)
    const isFirst = this.#keyframeMs === null
    if (isJump || isFirst || packet.flags === flag.keyframe) this.#keyframeMs = packet.dts
    if (isJump || isFirst) return []
    if (sinceMs > maxKeyframeGapMs) return [{ kind: 'keyframes-too-far' }]
    if (packet.flags !== flag.keyframe || this.#isProven) return []
    this.#isProven = true
    return [{ kind: 'keyframes-proven' }]
  }
}

/** The AVCDecoderConfigurationRecord stands behind five bytes of FLV tag. */
function readSize(header: Buffer): { width: number | null; height: number | null } {
  const config = readAvcConfig(header.subarray(5))
  return { width: config?.width ?? null, height: config?.height ?? null }
}
