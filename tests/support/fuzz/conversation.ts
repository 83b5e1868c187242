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
  const room = messages.reduce((bytes, message) => bytes + mostBytes(message), handshake.length)
  const written = Buffer.allocUnsafe(room)
  let at = handshake.copy(written)
  for (const message of messages) at = writeMessage(written, at, message)
  return written.subarray(0, at)
}

/** A basic header has three bytes at the most, an extended timestamp four. */
function mostBytes({ body, chunkSize }: WireMessage): number {
  return body.length + (1 + Math.ceil(body.length / chunkSize)) * (3 + headerBytes[0] + 4)
}

/** Returns the place behind it. */
function writeMessage(into: Buffer, from: number, message: WireMessage): number {
  const { body, chunkSize, format, laterFormat } = message
  let at = writeHeader(into, from, { message, format })
  at += body.copy(into, at, 0, chunkSize)
  for (let sent = chunkSize; sent < body.length; sent += chunkSize) {
    at = writeHeader(into, at, { message, format: laterFormat })
    at += body.copy(into, at, sent, sent + chunkSize)
  }
  return at
}

type Header = { message: WireMessage; format: 0 | 1 | 2 | 3 }

/** Basic header, message header and extended timestamp (RTMP §5.3.1); returns the place behind them. */
function writeHeader(into: Buffer, from: number, { message, format }: Header): number {
  const { chunkStream, timestamp, announced, type, streamId } = message
  const isLong = timestamp >= 0xffffff
  const head = writeBasicHeader(into, from, { format, chunkStream })
  const end = head + headerBytes[format]
  if (format <= 2) into.writeUIntBE(isLong ? 0xffffff : timestamp, head, 3)
  if (format <= 1) into.writeUIntBE(announced & 0xffffff, head + 3, 3)
  if (format <= 1) into.writeUInt8(type & 0xff, head + 6)
  if (format === 0) into.writeUInt32LE(streamId >>> 0, head + 7)
  return isLong ? into.writeUInt32BE(timestamp >>> 0, end) : end
}

function writeBasicHeader(
  into: Buffer,
  from: number,
  { format, chunkStream }: { format: number; chunkStream: number },
): number {
  const top = format << 6
  if (chunkStream < 64) return into.writeUInt8(top | chunkStream, from)
  const rest = chunkStream - 64
  if (rest < 256) return into.writeUInt8(rest, into.writeUInt8(top, from))
  return into.writeUInt16LE(rest & 0xffff, into.writeUInt8(top | 1, from))
}
