import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { waitFor } from './wait-for.ts'

export type AmfValue = string | number | null | { [name: string]: AmfValue }

/** Somebody at the RTMP port who says whatever a test wants, byte by byte. */
export class RtmpPeer {
  readonly #socket: Socket
  #heard = Buffer.alloc(0)
  #isClosed = false

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => (this.#heard = Buffer.concat([this.#heard, chunk])))
    socket.on('error', () => undefined)
    socket.once('close', () => (this.#isClosed = true))
  }

  static async connect(port: number, localAddress = '127.0.0.1'): Promise<RtmpPeer> {
    const socket = connect({ port, host: '127.0.0.1', localAddress })
    await once(socket, 'connect')
    return new RtmpPeer(socket)
  }

  get heard(): Buffer {
    return this.#heard
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  send(...pieces: Buffer[]): void {
    if (!this.#socket.destroyed) this.#socket.write(Buffer.concat(pieces))
  }

  close(): void {
    this.#socket.destroy()
  }

  async shakeHands(): Promise<void> {
    this.send(handshake)
    await waitFor('the handshake', () => this.#heard.length >= 1 + 2 * 1_536)
  }

  /** Handshake, connect, createStream and publish with this key. */
  async publish(streamKey: string): Promise<void> {
    await this.shakeHands()
    this.send(...publishCommands(streamKey))
  }

  async closed(timeoutMs: number): Promise<void> {
    await waitFor('the connection to be closed', () => this.#isClosed, { timeoutMs, everyMs: 10 })
  }
}

/** C0, C1 and C2. */
export const handshake = Buffer.concat([Buffer.from([3]), Buffer.alloc(2 * 1_536)])

export function publishCommands(streamKey: string): Buffer[] {
  return [
    command(0, 'connect', 1, { app: 'live', type: 'nonprivate', tcUrl: 'rtmp://127.0.0.1/live' }),
    command(0, 'createStream', 2, null),
    command(1, 'publish', 3, null, streamKey, 'live'),
  ]
}

/** A command message, in chunks of 128 bytes as a fresh connection must send it. */
export function command(streamId: number, ...values: AmfValue[]): Buffer {
  return message({ type: 20, streamId, body: Buffer.concat(values.map(encodeAmf)) })
}

export type MadeMessage = {
  type: number
  body: Buffer
  streamId?: number
  /** Lies about the length. */
  announced?: number
  chunkStream?: number
  timestamp?: number
  chunkSize?: number
}

/** One RTMP message, on chunk stream 3 in chunks of 128 bytes unless told otherwise. */
export function message(made: MadeMessage): Buffer {
  const { body, chunkStream = 3, chunkSize = 128 } = made
  const chunks: Buffer[] = [chunkHeader(made)]
  for (let at = 0; at < body.length; at += chunkSize) {
    if (at > 0) chunks.push(Buffer.from([0xc0 | chunkStream]))
    chunks.push(body.subarray(at, at + chunkSize))
  }
  return Buffer.concat(chunks)
}

/** The first chunk's header: type 0 with everything in it. */
function chunkHeader(made: MadeMessage): Buffer {
  const { type, body, streamId = 0, announced = body.length, chunkStream = 3, timestamp = 0 } = made
  const header = Buffer.alloc(12)
  header.writeUInt8(chunkStream, 0)
  header.writeUIntBE(timestamp, 1, 3)
  header.writeUIntBE(announced, 4, 3)
  header.writeUInt8(type, 7)
  header.writeUInt32LE(streamId, 8)
  return header
}

export function encodeAmf(value: AmfValue): Buffer {
  if (value === null) return Buffer.from([5])
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), amfName(value)])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  const properties = Object.entries(value).flatMap(([name, inner]) => [amfName(name), encodeAmf(inner)])
  return Buffer.concat([Buffer.from([3]), ...properties, Buffer.from([0, 0, 9])])
}

function amfName(name: string): Buffer {
  const bytes = Buffer.from(name)
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
}
