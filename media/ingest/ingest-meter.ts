import type AVPacket from 'node-media-server/src/core/avpacket.js'
import { ClockMeter, type ClockHealth } from './clock-meter.ts'

/** What the host is told of the stream that arrives, over the last seconds. */
export type IngestHealth = {
  bitrateKbps: number
  fps: number
  /** Between the last two keyframes; null before the second. */
  keyframeSeconds: number | null
  /** Frames that the encoder's clock left out. */
  droppedFrames: number
  silentForMs: number
  /** Since the last packet of sound and the last frame; null before the first. */
  audioSilentForMs: number | null
  videoSilentForMs: number | null
  /** Seconds of the encoder's clock since the last keyframe; null before the first. */
  sinceKeyframeSeconds: number | null
  hasBFrames: boolean
} & ClockHealth

const windowMs = 3_000
const audioType = 8
const videoType = 9
const audioHeaderFlag = 0
const keyframeFlag = 3
const frameFlag = 4

type Arrival = { atMs: number; bytes: number; isFrame: boolean }

/** Measures an encoder's packets as they arrive. */
export class IngestMeter {
  #arrivals: Arrival[] = []
  #keyframeMs: number | null = null
  #keyframeSeconds: number | null = null
  #frameMs: number | null = null
  #stepMs: number | null = null
  #droppedFrames = 0
  #lastAtMs: number
  #soundAtMs: number | null = null
  #frameAtMs: number | null = null
  #hasBFrames = false
  readonly #clock = new ClockMeter()

  constructor(nowMs: number) {
    this.#lastAtMs = nowMs
  }

  take(packet: AVPacket, nowMs: number): void {
    const isFrame =
      packet.codec_type === videoType && (packet.flags === keyframeFlag || packet.flags === frameFlag)
    this.#lastAtMs = nowMs
    this.#arrivals.push({ atMs: nowMs, bytes: packet.size, isFrame })
    this.#forget(nowMs)
    if (packet.codec_type === audioType && packet.flags !== audioHeaderFlag) {
      this.#soundAtMs = nowMs
      this.#clock.take('audio', packet, nowMs)
    }
    if (!isFrame) return
    this.#clock.take('video', packet, nowMs)
    this.#frameAtMs = nowMs
    this.#hasBFrames ||= packet.pts > packet.dts
    this.#countDropped(packet.dts)
    if (packet.flags !== keyframeFlag) return
    if (this.#keyframeMs !== null) this.#keyframeSeconds = (packet.dts - this.#keyframeMs) / 1_000
    this.#keyframeMs = packet.dts
  }

  silentForMs(nowMs: number): number {
    return nowMs - this.#lastAtMs
  }

  read(nowMs: number): IngestHealth {
    this.#forget(nowMs)
    const spanMs = Math.max(1, Math.min(windowMs, nowMs - (this.#arrivals[0]?.atMs ?? nowMs)))
    const bytes = this.#arrivals.reduce((sum, arrival) => sum + arrival.bytes, 0)
    const frames = this.#arrivals.filter((arrival) => arrival.isFrame).length
    return {
      bitrateKbps: Math.round((bytes * 8) / spanMs),
      fps: Math.round((frames * 10_000) / spanMs) / 10,
      keyframeSeconds: this.#keyframeSeconds,
      droppedFrames: this.#droppedFrames,
      silentForMs: this.silentForMs(nowMs),
      audioSilentForMs: this.#soundAtMs === null ? null : nowMs - this.#soundAtMs,
      videoSilentForMs: this.#frameAtMs === null ? null : nowMs - this.#frameAtMs,
      sinceKeyframeSeconds: this.#sinceKeyframe(),
      hasBFrames: this.#hasBFrames,
      ...this.#clock.read(nowMs),
    }
  }

  #sinceKeyframe(): number | null {
    if (this.#keyframeMs === null || this.#frameMs === null) return null
    return Math.max(0, this.#frameMs - this.#keyframeMs) / 1_000
  }

  /** A step of two or more usual steps, short of a jump of the clock, means frames that never came. */
  #countDropped(dts: number): void {
    const step = this.#frameMs === null ? null : dts - this.#frameMs
    this.#frameMs = dts
    if (step === null || step <= 0 || step > 2_000) return
    const usual = this.#stepMs ?? step
    this.#droppedFrames += Math.max(0, Math.round(step / usual) - 1)
    if (step < usual * 1.5) this.#stepMs = usual * 0.9 + step * 0.1
  }

  #forget(nowMs: number): void {
    const gone = this.#arrivals.findIndex((arrival) => arrival.atMs > nowMs - windowMs)
    if (gone > 0) this.#arrivals.splice(0, gone)
    if (gone === -1) this.#arrivals = []
  }
}
