import { RtmpLimitError } from './rtmp-limit-error.ts'

const kibibyte = 1024

/** RTMP message types (Adobe RTMP specification §5.4, §7.1). */
export const messageType = {
  setChunkSize: 1,
  abort: 2,
  windowSize: 5,
  audio: 8,
  video: 9,
  commandAmf3: 17,
  data: 18,
  command: 20,
} as const

const messageLimits = {
  media: 4096 * kibibyte,
  command: 64 * kibibyte,
  metadata: 256 * kibibyte,
  control: 64,
  codecHeader: 64 * kibibyte,
}

/** Chunk streams are buffers; an encoder uses four or five. */
export const maxChunkStreams = 16

export const chunkSizes = { min: 128, max: 65_536 } as const

/** What a connection's unfinished messages may hold: before its key was checked it has nothing large to say. */
const heldLimits = { stranger: 256 * kibibyte, publisher: 6144 * kibibyte }

/** A publisher needs about six commands; more is somebody who plays with us. */
export const maxCommands = 64

/** An encoder sends some 150 messages a second; after a hiccup of its network, fifteen seconds of them at once. */
const messageRate = { perSecond: 1_000, burst: 5_000 } as const

/** Throws `RtmpLimitError` for a message that is longer than its type may be. */
export function checkLength(type: number, length: number): void {
  if (length > limitOf(type)) throw new RtmpLimitError('message size')
}

/**
 * Throws `RtmpLimitError` for codec parameters that are longer than any encoder's. They are kept as long as the
 * connection lives, in several places.
 */
export function checkCodecHeader(length: number): void {
  if (length > messageLimits.codecHeader) throw new RtmpLimitError('codec header')
}

function limitOf(type: number): number {
  if (type === messageType.audio || type === messageType.video) return messageLimits.media
  if (type === messageType.command || type === messageType.commandAmf3) return messageLimits.command
  return type === messageType.data ? messageLimits.metadata : messageLimits.control
}

/** Throws `RtmpLimitError` when a connection would hold more than it may. */
export function checkHeld(bytes: number, isPublisher: boolean): void {
  const limit = isPublisher ? heldLimits.publisher : heldLimits.stranger
  if (bytes > limit) throw new RtmpLimitError('memory')
}

/** Counts a connection's messages against their rate. */
export class MessageBudget {
  #left: number = messageRate.burst
  #countedAtMs: number

  constructor(nowMs: number) {
    this.#countedAtMs = nowMs
  }

  /** Bytes arrived: what was earned since is added, once for all messages in them. */
  earn(nowMs: number): void {
    const earned = ((nowMs - this.#countedAtMs) / 1_000) * messageRate.perSecond
    this.#left = Math.min(messageRate.burst, this.#left + earned)
    this.#countedAtMs = nowMs
  }

  /** Throws `RtmpLimitError` when nothing is left. */
  spend(): void {
    this.#left -= 1
    if (this.#left < 0) throw new RtmpLimitError('message rate')
  }
}
