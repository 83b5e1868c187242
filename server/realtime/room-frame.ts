import { Writable } from 'node:stream'
import type { ServerEvents } from '#lib/events.ts'
import { writeTogether } from './write-together.ts'

/**
 * One event for many sockets of a room, encoded once (Socket.IO protocol 5: "2" is an event; Engine.IO
 * protocol 4: "4" is a message). socket.io's own broadcast encodes once, too, but then writes header and payload
 * as two buffers and keeps books of each packet of each socket: half as much again of what a busy room costs.
 */
export class RoomFrame {
  readonly #packet: string
  readonly #bytes: readonly [Buffer]

  constructor(...event: RoomEvent) {
    this.#packet = `2${JSON.stringify(event)}`
    this.#bytes = [encodeTextFrame(`4${this.#packet}`)]
  }

  /** In the order of all else that is sent to the socket: past engine.io's queue only when nothing waits in it. */
  sendTo({ conn }: Reader): void {
    const wire = freeWireOf(conn)
    if (wire) wire.sendFrame(this.#bytes)
    else this.#queue(conn)
  }

  /** For news that the next one replaces: whoever is behind goes without. */
  sendIfFree({ conn }: Reader): void {
    const wire = freeWireOf(conn)
    if (wire) wire.sendFrame(this.#bytes)
    else if (conn.transport.name === 'polling' && conn.transport.writable) this.#queue(conn)
  }

  #queue(conn: Reader['conn']): void {
    conn.write(this.#packet, { compress: false })
  }
}

type RoomEvent = {
  [Name in keyof ServerEvents]: [name: Name, ...Parameters<ServerEvents[Name]>]
}[keyof ServerEvents]

/** An answer of several frames, begun here, leaves in one piece where the line is free. */
export function sendTogether({ conn }: Reader): void {
  const wire = freeWireOf(conn)
  if (wire) writeTogether(wire._socket)
}

type Wire = { sendFrame(buffers: readonly Buffer[]): void; _socket: Writable }

type Line = { readyState: string; transport: { name: string; writable: boolean } }

/** What a frame needs to know of a socket. */
export type Reader = { conn: Line & { write(packet: string, options: { compress: boolean }): unknown } }

/** The frame writer of an idle WebSocket; undefined while packets wait, and for polling. Some fields are hidden by engine.io's types. */
export function freeWireOf(conn: Line): Wire | undefined {
  const { transport, readyState } = conn
  const queue: unknown = Reflect.get(conn, 'writeBuffer')
  const isIdle = readyState === 'open' && transport.writable && Array.isArray(queue) && queue.length === 0
  if (!isIdle || transport.name !== 'websocket') return undefined
  const webSocket: unknown = Reflect.get(transport, 'socket')
  if (typeof webSocket !== 'object' || webSocket === null) return undefined
  const sender: unknown = Reflect.get(webSocket, '_sender')
  if (!isWire(sender)) return undefined
  // What the kernel does not take waits in engine.io's queue, where slow readers are found; not what we hold together.
  const isBehind = Reflect.get(webSocket, 'bufferedAmount') !== 0 && sender._socket.writableCorked === 0
  return isBehind ? undefined : sender
}

function isWire(sender: unknown): sender is Wire {
  return (
    typeof sender === 'object' &&
    sender !== null &&
    'sendFrame' in sender &&
    typeof sender.sendFrame === 'function' &&
    '_socket' in sender &&
    sender._socket instanceof Writable
  )
}

/** A whole, unmasked text frame of a server (RFC 6455 §5.2). */
export function encodeTextFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const finalText = 0x81
  if (payload.length < 126) return Buffer.concat([Buffer.of(finalText, payload.length), payload])
  const isShort = payload.length < 65_536
  const header = Buffer.alloc(isShort ? 4 : 10)
  header[0] = finalText
  header[1] = isShort ? 126 : 127
  if (isShort) header.writeUInt16BE(payload.length, 2)
  else header.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([header, payload])
}
