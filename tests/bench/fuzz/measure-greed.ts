import { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Encoder } from '#media/ingest/encoder.ts'
import { GuardedSession } from '#media/ingest/guarded-session.ts'
import { madeAdmission } from '#tests/support/fuzz/fuzzed-show.ts'
import { handshake, message, publishCommands } from '#tests/support/rtmp-peer.ts'

const mebibyte = 1_048_576
const headerBytes = 64 * 1_024
const frameBytes = 1_000_000
const chunkSize = 65_536
const readBytes = 65_536

/** What an accepted connection holds at most, in MiB: one that fills whatever can be filled. */
export async function measureGreed(): Promise<number> {
  const before = await keptBytes()
  const peer = new GreedyPeer()
  peer.send(message({ type: 1, chunkStream: 2, body: Buffer.from([0, 1, 0, 0]) }))
  let most = 0
  for (const make of [...headers(), ...keyframes(), ...unfinished()]) {
    peer.send(make())
    most = Math.max(most, (await keptBytes()) - before)
  }
  return Math.round((most / mebibyte) * 10) / 10
}

/** What is in use: after the collector ran, and its helpers, which free buffers on other threads. */
export async function keptBytes(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    globalThis.gc?.()
    await delay(5)
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

class GreedyPeer {
  readonly #socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() })

  constructor() {
    let encoder: Encoder | null = null
    const session = new GuardedSession(this.#socket, {
      onPublish: () => {
        encoder = new Encoder(madeAdmission(), session)
        session.accept()
      },
      onPacket: (packet) => encoder?.take(packet),
      onUnpublish: () => undefined,
      onFault: () => undefined,
    })
    session.start()
    this.send(Buffer.concat([handshake, ...publishCommands('key')]))
  }

  send(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += readBytes)
      this.#socket.emit('data', bytes.subarray(at, at + readBytes))
  }
}

/** Codec parameters as long as they may be. */
function headers(): (() => Buffer)[] {
  return ([8, 9] as const).map((type) => () => {
    const body = Buffer.alloc(headerBytes)
    body[0] = type === 9 ? 0x17 : 0xaf
    return message({ type, streamId: 1, chunkStream: 6, chunkSize, body })
  })
}

/** A picture that fills the memory of late readers: one keyframe, then a long way to the next. */
function keyframes(): (() => Buffer)[] {
  return Array.from({ length: 48 }, (_, frame) => () => {
    const body = Buffer.alloc(frameBytes)
    body.set([frame % 20 === 0 ? 0x17 : 0x27, 1])
    return message({ type: 9, streamId: 1, chunkStream: 6, chunkSize, timestamp: frame * 40, body })
  })
}

/** Messages that begin and never end, on every chunk stream. */
function unfinished(): (() => Buffer)[] {
  return Array.from({ length: 11 }, (_, index) => () => {
    const body = Buffer.alloc(10 * chunkSize)
    return message({ type: 9, streamId: 1, chunkStream: 7 + index, chunkSize, announced: 4_000_000, body })
  })
}
