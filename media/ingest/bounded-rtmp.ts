import type AVPacket from 'node-media-server/src/core/avpacket.js'
import logger from 'node-media-server/src/core/logger.js'
import Flv from 'node-media-server/src/protocol/flv.js'
import Rtmp from 'node-media-server/src/protocol/rtmp.js'
import { readAmf0, type AmfValue } from './amf0.ts'
import { RtmpLimitError } from './rtmp-limit-error.ts'
import {
  checkCodecHeader,
  checkHeld,
  checkLength,
  chunkSizes,
  maxChunkStreams,
  maxCommands,
  MessageBudget,
  messageType,
} from './rtmp-limits.ts'

export type RtmpCommand = {
  name: string
  transactionId: number
  /** The command object and what follows it. */
  values: readonly AmfValue[]
  messageStreamId: number
}

export type RtmpHandlers = {
  onCommand(command: RtmpCommand): void
  /** A frame, header or metadata on a message stream. Its `data` is reused: copy what you keep. */
  onPacket(packet: AVPacket, messageStreamId: number): void
  send(bytes: Buffer): void
}

/** C0: RTMP in the clear (§5.2.2). TLS begins with 0x16, HTTP with a letter. */
const rtmpVersion = 3
const handshakeDone = 3
const handshakePayloadBytes = 1_536
const maxChunkHeaderBytes = 18
const ourChunkSize = 65_535
const wrapMs = 2 ** 32

/** AVC: headers (0) and NAL units (1) are picture; an end of sequence (2) only looks like a keyframe. */
const avc = { codecId: 7, units: 1, headBytes: 5 } as const
const aac = { codecId: 10, headBytes: 2 } as const

/** Flags of node-media-server's packets. */
const codecHeaderFlag = { audio: 0, video: 2 } as const

/**
 * Sound that nothing here can read: Enhanced RTMP's (Opus, FLAC, AC-3 …) and numbers that mean nothing. Without
 * it the show plays in silence; with it ffmpeg would wait for a track that it does not understand.
 */
const unreadableSound: ReadonlySet<number> = new Set([9, 12, 13, 15])

/**
 * node-media-server's RTMP parser with every step bounded: what it allocates, decodes and answers, and how
 * often. Whatever is beyond a limit throws out of `take`; the connection must end then.
 */
export class BoundedRtmp {
  readonly #rtmp = makeParser()
  readonly #handlers: RtmpHandlers
  readonly #budget = new MessageBudget(performance.now())
  #isPublisher = false
  #hasBegun = false
  #commands = 0
  #bytes = 0
  #acknowledgedBytes = 0
  #windowBytes = 0

  constructor(handlers: RtmpHandlers) {
    this.#handlers = handlers
    // It writes every name that it hears, and so stream keys, to stdout.
    logger.log = () => undefined
    const rtmp = this.#rtmp
    rtmp.onOutputCallback = (bytes) => handlers.send(bytes)
    rtmp.packetParse = () => {
      this.#checkChunkHeader()
      Rtmp.prototype.packetParse.call(rtmp)
      this.#makeRoom()
    }
    rtmp.packetAlloc = () => {
      // Its clock grows by deltas without an end; a timestamp has 32 bits.
      rtmp.parserPacket.clock %= wrapMs
    }
    rtmp.packetHandler = () => this.#handle()
  }

  get isShaken(): boolean {
    return this.#rtmp.handshakeState === handshakeDone
  }

  /** Bytes that unfinished messages hold. */
  get heldBytes(): number {
    let bytes = 0
    for (const packet of this.#rtmp.inPackets.values()) bytes += packet.capacity
    return bytes
  }

  /** The key was good: from now on it may send large messages. */
  trust(): void {
    this.#isPublisher = true
  }

  /** Throws `RtmpLimitError`, or whatever malformed bytes raise. */
  take(data: Buffer): void {
    if (!this.#hasBegun && data.length > 0) {
      this.#hasBegun = true
      if (data[0] !== rtmpVersion) throw new RtmpLimitError('not RTMP')
    }
    this.#budget.earn(performance.now())
    const fault = this.#rtmp.parserData(data)
    if (fault !== null) throw new RtmpLimitError(fault)
    this.#acknowledge(data.length)
  }

  answerConnect(transactionId: number): void {
    const rtmp = this.#rtmp
    rtmp.objectEncoding = 0
    rtmp.sendWindowACK(5_000_000)
    rtmp.setPeerBandwidth(5_000_000, 2)
    rtmp.setChunkSize(rtmp.outChunkSize)
    rtmp.respondConnect(transactionId)
  }

  answerCreateStream(transactionId: number): void {
    this.#rtmp.respondCreateStream(transactionId)
  }

  /** An onStatus of a message stream; `words` are what an encoder shows. */
  say(status: { messageStreamId: number; level: 'status' | 'error'; code: string; words: string }): void {
    this.#rtmp.sendStatusMessage(status.messageStreamId, status.level, status.code, status.words)
  }

  /** Only a chunk of type 3 may come in the middle of a message (§5.3.1.2.4): others change its length. */
  #checkChunkHeader(): void {
    const { parserBuffer, parserBasicBytes, inPackets } = this.#rtmp
    const format = parserBuffer.readUInt8(0) >> 6
    const cid = chunkStreamOf(parserBuffer, parserBasicBytes)
    if (format !== 3 && (inPackets.get(cid)?.bytes ?? 0) > 0) throw new RtmpLimitError('header in a message')
  }

  /**
   * Holds what arrives, not what is announced: a message's buffer grows with its chunks, so that a header
   * of twelve bytes costs nothing.
   */
  #makeRoom(): void {
    const { inPackets, inChunkSize, parserPacket: packet } = this.#rtmp
    if (inPackets.size > maxChunkStreams) throw new RtmpLimitError('chunk streams')
    const { length, type } = packet.header
    checkLength(type, length)
    const needed = Math.min(length, packet.bytes + inChunkSize)
    if (needed <= packet.capacity) return
    const capacity = Math.min(length, Math.max(needed, 2 * packet.capacity))
    checkHeld(this.heldBytes + capacity, this.#isPublisher)
    const grown = Buffer.allocUnsafe(capacity)
    packet.payload.copy(grown, 0, 0, packet.bytes)
    packet.payload = grown
    packet.capacity = capacity
  }

  #handle(): void {
    this.#budget.spend()
    const { header, payload } = this.#rtmp.parserPacket
    const body = payload.subarray(0, header.length)
    switch (header.type) {
      case messageType.setChunkSize:
        return this.#setChunkSize(body.readUInt32BE(0))
      case messageType.abort:
        return this.#abort(body.readUInt32BE(0))
      case messageType.windowSize:
        this.#windowBytes = body.readUInt32BE(0)
        return
      case messageType.command:
        return this.#hearCommand(body)
      case messageType.commandAmf3:
        // Its first byte says that AMF0 follows, which is what encoders send.
        return this.#hearCommand(body.subarray(1))
      case messageType.audio:
      case messageType.video:
      case messageType.data:
        return this.#hearPacket(body)
      default:
        // Acknowledgements, pings, shared objects and aggregates are no part of publishing.
        return
    }
  }

  #setChunkSize(bytes: number): void {
    if (bytes < chunkSizes.min || bytes > chunkSizes.max) throw new RtmpLimitError('chunk size')
    this.#rtmp.inChunkSize = bytes
  }

  /** The peer gives up an unfinished message (§5.4.2). */
  #abort(cid: number): void {
    const packet = this.#rtmp.inPackets.get(cid)
    if (packet) packet.bytes = 0
  }

  #hearCommand(body: Buffer): void {
    this.#commands += 1
    if (this.#commands > maxCommands) throw new RtmpLimitError('commands')
    const [name, transactionId, ...values] = readAmf0(body)
    if (typeof name !== 'string') throw new RtmpLimitError('command without a name')
    this.#handlers.onCommand({
      name,
      transactionId: typeof transactionId === 'number' ? transactionId : 0,
      values,
      messageStreamId: this.#rtmp.parserPacket.header.stream_id,
    })
  }

  #hearPacket(body: Buffer): void {
    const { header, clock } = this.#rtmp.parserPacket
    if (header.type === messageType.data) readAmf0(body)
    else if (!hasMedia(header.type, body)) return
    const packet = Flv.parserTag(header.type, clock, body.length, body)
    if (isCodecHeader(packet)) checkCodecHeader(body.length)
    this.#handlers.onPacket(packet, header.stream_id)
  }

  /** Some encoders stop sending when nothing acknowledges their bytes (§5.4.3). */
  #acknowledge(bytes: number): void {
    this.#bytes += bytes
    const windowBytes = Math.max(this.#windowBytes, chunkSizes.max)
    if (this.#windowBytes === 0 || this.#bytes - this.#acknowledgedBytes < windowBytes) return
    this.#acknowledgedBytes = this.#bytes
    this.#rtmp.sendACK(this.#bytes % wrapMs)
  }
}

/**
 * A parser as its constructor makes it, but for a parser of FLV files within it that nobody uses: with its
 * buffer of a mebibyte a flood of connections made the process grow by gigabytes.
 */
function makeParser(): Rtmp {
  const parser: unknown = Object.create(Rtmp.prototype)
  if (!(parser instanceof Rtmp)) throw new TypeError('no RTMP parser')
  return Object.assign(parser, {
    ...{ handshakePayload: Buffer.alloc(handshakePayloadBytes), handshakeState: 0, handshakeBytes: 0 },
    ...{
      parserBuffer: Buffer.alloc(maxChunkHeaderBytes),
      parserState: 0,
      parserBytes: 0,
      parserBasicBytes: 0,
    },
    ...{ inPackets: new Map(), inChunkSize: chunkSizes.min, outChunkSize: ourChunkSize, streams: 0 },
  })
}

/** The chunk stream that a chunk's basic header names, as node-media-server reads it. */
function chunkStreamOf(header: Buffer, basicBytes: number): number {
  if (basicBytes === 1) return header.readUInt8(0) & 0x3f
  if (basicBytes === 2) return 64 + header.readUInt8(1)
  return (64 + header.readUInt8(1) + header.readUInt8(2)) << 8
}

function isCodecHeader({ codec_type: type, flags }: AVPacket): boolean {
  return flags === (type === messageType.video ? codecHeaderFlag.video : codecHeaderFlag.audio)
}

/** Whether a message is long enough for what its first byte says, and carries something to show. */
function hasMedia(type: number, body: Buffer): boolean {
  const first = body[0]
  if (first === undefined) return false
  if (type === messageType.audio) {
    const codecId = first >> 4
    return !unreadableSound.has(codecId) && (codecId !== aac.codecId || body.length > aac.headBytes)
  }
  const isEnhanced = first >= 0x80
  if (body.length <= avc.headBytes) return false
  return isEnhanced || (first & 0x0f) !== avc.codecId || body.readUInt8(1) <= avc.units
}
