/** One RTMP message as it goes over the wire, with everything about it that can be a lie. */
export type WireMessage = {
  chunkStream: number
  /** Of its first chunk: how much of the header is written. */
  format: 0 | 1 | 2 | 3
  timestamp: number
  /** What the header says; the body may be of any length. */
  announced: number
  type: number
  streamId: number
  body: Buffer
  /** Of its later chunks; 3 in an honest conversation. */
  laterFormat: 0 | 1 | 2 | 3
  /** What the sender cuts by, whatever was agreed. */
  chunkSize: number
}

/** What an encoder said to a server, from the first byte on. */
export type Conversation = { handshake: Buffer; messages: WireMessage[] }

const handshakeBytes = 1 + 2 * 1_536
const headerBytes = [11, 7, 3, 0] as const
const setChunkSize = 1

type OpenMessage = { message: WireMessage; pieces: Buffer[]; missing: number }

/** Takes a recorded conversation apart; an honest encoder's, so what cannot be read is a fault of ours. */
export function readConversation(bytes: Buffer): Conversation {
  const messages: WireMessage[] = []
  const open = new Map<number, OpenMessage>()
  let chunkSize = 128
  let at = handshakeBytes
  while (at < bytes.length) {
    const chunkStream = bytes.readUInt8(at) & 0x3f
    if (chunkStream < 2) throw new Error('a recorded encoder uses large chunk streams')
    const before = open.get(chunkStream)
    const isLater = before !== undefined && before.missing > 0
    const head = isLater ? before : readHeader(bytes.subarray(at), chunkSize, before?.message)
    const from = at + 1 + (isLater ? 0 : (headerBytes[head.message.format] ?? 0))
    const size = Math.min(chunkSize, head.missing)
    if (from + size > bytes.length) break
    open.set(chunkStream, head)
    head.pieces.push(bytes.subarray(from, from + size))
    head.missing -= size
    at = from + size
    if (head.missing > 0) continue
    const whole = { ...head.message, body: Buffer.concat(head.pieces) }
    messages.push(whole)
    if (whole.type === setChunkSize) chunkSize = whole.body.readUInt32BE(0)
  }
  return { handshake: bytes.subarray(0, handshakeBytes), messages }
}

/** A message's first chunk; what its header leaves out is as in the message before. */
function readHeader(chunk: Buffer, chunkSize: number, before: WireMessage | undefined): OpenMessage {
  const level = chunk.readUInt8(0) >> 6
  const format = level === 0 ? 0 : level === 1 ? 1 : level === 2 ? 2 : 3
  const announced = format <= 1 ? chunk.readUIntBE(4, 3) : (before?.announced ?? 0)
  const message: WireMessage = {
    chunkStream: chunk.readUInt8(0) & 0x3f,
    format,
    timestamp: format <= 2 ? chunk.readUIntBE(1, 3) : (before?.timestamp ?? 0),
    announced,
    type: format <= 1 ? chunk.readUInt8(7) : (before?.type ?? 0),
    streamId: format === 0 ? chunk.readUInt32LE(8) : (before?.streamId ?? 0),
    body: Buffer.alloc(0),
    laterFormat: 3,
    chunkSize,
  }
  return { message, pieces: [], missing: announced }
}

export function writeConversation({ handshake, messages }: Conversation): Buffer {
  return Buffer.concat([handshake, ...messages.map(writeMessage)])
}

function writeMessage(message: WireMessage): Buffer {
  const { body, chunkSize, format, laterFormat } = message
  const chunks = [writeHeader(message, format), body.subarray(0, chunkSize)]
  for (let at = chunkSize; at < body.length; at += chunkSize) {
    chunks.push(writeHeader(message, laterFormat), body.subarray(at, at + chunkSize))
  }
  return Buffer.concat(chunks)
}

/** Basic header, message header and extended timestamp (RTMP §5.3.1). */
function writeHeader(message: WireMessage, format: 0 | 1 | 2 | 3): Buffer {
  const { chunkStream, timestamp, announced, type, streamId } = message
  const isLong = timestamp >= 0xffffff
  const head = Buffer.alloc(11)
  head.writeUIntBE(isLong ? 0xffffff : timestamp, 0, 3)
  head.writeUIntBE(announced & 0xffffff, 3, 3)
  head.writeUInt8(type & 0xff, 6)
  head.writeUInt32LE(streamId >>> 0, 7)
  const extended = Buffer.alloc(isLong ? 4 : 0)
  if (isLong) extended.writeUInt32BE(timestamp >>> 0)
  return Buffer.concat([basicHeader(format, chunkStream), head.subarray(0, headerBytes[format]), extended])
}

function basicHeader(format: number, chunkStream: number): Buffer {
  const top = format << 6
  if (chunkStream < 64) return Buffer.from([top | chunkStream])
  const rest = chunkStream - 64
  if (rest < 256) return Buffer.from([top, rest])
  return Buffer.from([top | 1, rest & 0xff, (rest >> 8) & 0xff])
}
