import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import type { Encoder } from '#media/ingest/encoder.ts'
import { Gate } from '#media/ingest/gate.ts'
import { EncoderRun } from '#media/live/encoder-run.ts'
import type { AcceptedEncoder } from '#server/programmes/accept-encoder.ts'
import type { Log } from '#server/log.ts'
import { TestEncoder } from '#tests/support/encoder.ts'
import { freePort } from '#tests/support/ports.ts'
import {
  command,
  handshake,
  message,
  publishCommands,
  RtmpPeer,
  type AmfValue,
} from '#tests/support/rtmp-peer.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const goodKey = `canary-${randomUUID()}`

let gate: Gate
let port: number
let encoders: Encoder[]
let gone: string[]
let welcome: (encoder: Encoder) => void
let admit: (streamKey: string) => Promise<AcceptedEncoder>
let logged: string
let log: Log

beforeEach(async () => {
  encoders = []
  gone = []
  welcome = () => undefined
  logged = ''
  admit = async (streamKey) => {
    if (streamKey !== goodKey) throw new AppError('STREAM_KEY_UNKNOWN', 'no such stream key')
    return admission()
  }
  port = await freePort()
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk)
      done()
    },
  })
  log = pino(sink)
  gate = new Gate({
    host: '127.0.0.1',
    port,
    log,
    admit: (streamKey) => admit(streamKey),
    onEncoder: (encoder) => {
      encoders.push(encoder)
      welcome(encoder)
    },
    onEncoderGone: (_encoder, reason) => gone.push(reason),
  })
  await gate.start()
})

afterEach(() => gate.stop())

function admission(): AcceptedEncoder {
  return {
    ...{
      connectionId: randomUUID(),
      streamKeyId: randomUUID(),
      role: 'main',
      broadcastId: randomUUID(),
      programmeId: randomUUID(),
      slug: 's',
      institutionId: 'i',
    },
    ...{
      state: 'preview',
      epoch: 1,
      latencyMode: 'low',
      graceSeconds: 60,
      liveOnEncoder: false,
      mediaTimeMs: 0,
    },
  }
}

function encode(streamKey: string): TestEncoder {
  return TestEncoder.start({
    url: `rtmp://127.0.0.1:${port}/live/${streamKey}`,
    width: 320,
    height: 180,
    bitrateKbps: 200,
  })
}

async function acceptsAnEncoder(): Promise<void> {
  const encoder = encode(goodKey)
  await waitFor('an encoder to be accepted', () => encoders.length > 0)
  await encoder.kill()
}

describe('the RTMP gate', () => {
  it('accepts an encoder once its key was checked, and hands on what it sends', async () => {
    const encoder = encode(goodKey)
    const accepted = await waitFor('the encoder', () => encoders[0])
    const packets: string[] = []
    accepted.read(({ kind, role }) => packets.push(`${kind} ${role}`))
    await waitFor('media', () => packets.length > 30)
    expect(packets).toContain('video keyframe')
    expect(accepted.profile).toMatchObject({ isH264: true, isAac: true, width: 320, height: 180 })
    await encoder.kill()
    await waitFor('its leaving', () => gone.length === 1)
  })

  it('tells a refused encoder why, in words that ffmpeg prints, and never names the key', async () => {
    const stdout = vi.spyOn(process.stdout, 'write')
    const said = await encode('wrong-canary-key').ended()
    expect(said).toContain('Stream key is wrong or was revoked')
    await acceptsAnEncoder()
    expect(logged).toContain('STREAM_KEY_UNKNOWN')
    expect(`${logged}${stdout.mock.calls.join('')}`).not.toMatch(/canary/)
    stdout.mockRestore()
  })

  it('asks to retry when the key cannot be checked', async () => {
    admit = async () => {
      throw new Error('connection refused')
    }
    expect(await encode(goodKey).ended()).toContain('please retry')
  })

  it('takes nothing from a peer whose key is still being checked', async () => {
    let decide: ((admitted: AcceptedEncoder) => void) | null = null
    admit = () => new Promise((resolve) => (decide = resolve))
    const peer = await RtmpPeer.connect(port)
    await peer.publish(goodKey)
    peer.send(message({ type: 9, streamId: 1, body: Buffer.from([0x17, 0, 0, 0, 0, 1, 2, 3]) }))
    const accept = await waitFor('the check', () => decide)
    expect(peer.heard.toString('latin1')).not.toContain('NetStream.Publish')
    expect(encoders).toHaveLength(0)
    accept(admission())
    await waitFor('the answer', () => peer.heard.toString('latin1').includes('NetStream.Publish.Start'))
    peer.close()
  })

  it('refuses to play', async () => {
    const peer = await RtmpPeer.connect(port)
    await peer.shakeHands()
    peer.send(...publishCommands('x').slice(0, 2), command(1, 'play', 3, null, 'x'))
    await peer.closed(1_000)
    expect(encoders).toHaveLength(0)
  })

  it('destroys a refused peer within 100 ms of the refusal', async () => {
    const peer = await RtmpPeer.connect(port)
    await peer.publish('wrong')
    await waitFor('the refusal', () => peer.heard.toString('latin1').includes('BadName'), { everyMs: 5 })
    const refusedAt = performance.now()
    await peer.closed(1_000)
    expect(performance.now() - refusedAt).toBeLessThan(150)
  })

  it.each([
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200))],
    ['TLS', Buffer.concat([Buffer.from([0x16, 3, 1, 2, 0, 1]), Buffer.alloc(4_000, 7)])],
    [
      'a message larger than allowed',
      Buffer.concat([handshake, message({ type: 9, body: Buffer.alloc(10), announced: 5_000_000 })]),
    ],
    [
      'a command larger than allowed',
      Buffer.concat([handshake, message({ type: 20, body: Buffer.alloc(10), announced: 70_000 })]),
    ],
    ['a chunk size of zero', Buffer.concat([handshake, message({ type: 1, body: Buffer.alloc(4) })])],
    [
      'a chunk size beyond bounds',
      Buffer.concat([handshake, message({ type: 1, body: Buffer.from([0, 1, 0, 1]) })]),
    ],
    [
      'too many chunk streams',
      Buffer.concat([
        handshake,
        ...Array.from({ length: 20 }, (_, index) =>
          message({ type: 4, body: Buffer.alloc(6), chunkStream: 3 + index }),
        ),
      ]),
    ],
    ['objects nested too deep', Buffer.concat([handshake, command(0, 'connect', 1, nest(40))])],
    [
      'a string longer than allowed',
      Buffer.concat([handshake, command(0, 'connect', 1, { app: 'a'.repeat(5_000) })]),
    ],
    [
      'a command that ends in the middle',
      Buffer.concat([handshake, message({ type: 20, body: Buffer.from([2, 0, 50, 65]) })]),
    ],
    ['connect without an address', Buffer.concat([handshake, command(0, 'connect', 1, null)])],
  ])('ends a connection that sends %s, and that one alone', async (_what, bytes) => {
    const peer = await RtmpPeer.connect(port)
    peer.send(bytes)
    await peer.closed(7_000)
    await acceptsAnEncoder()
    expect(encoders).toHaveLength(1)
  })

  it('gives silent connections five seconds for the handshake and ten for the key', async () => {
    const silent = await RtmpPeer.connect(port)
    const keyless = await RtmpPeer.connect(port)
    await keyless.shakeHands()
    const since = performance.now()
    await silent.closed(7_000)
    expect(performance.now() - since).toBeGreaterThan(4_000)
    expect(keyless.isClosed).toBe(false)
    await keyless.closed(7_000)
    expect(encoders).toHaveLength(0)
  })

  it('evicts the oldest silent connection of an address, never the newcomer', async () => {
    const silent = await Promise.all(Array.from({ length: 60 }, () => RtmpPeer.connect(port)))
    const open = (): RtmpPeer[] => silent.filter((peer) => !peer.isClosed)
    await waitFor('the cap', () => gate.counts.waiting === 20 && open().length === 20)
    expect(open()).toEqual(silent.slice(-20))
    await acceptsAnEncoder()
    for (const peer of silent) peer.close()
  })

  it('survives mutated conversations and injects nothing', async () => {
    const conversation = Buffer.concat([
      handshake,
      ...publishCommands('wrong'),
      message({ type: 9, streamId: 1, body: Buffer.alloc(300, 0x17) }),
    ])
    const mutation = fc.array(
      fc.tuple(fc.integer({ min: 3_000, max: conversation.length - 1 }), fc.nat(255)),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(mutation, async (changes) => {
        const mutated = Buffer.from(conversation)
        for (const [at, value] of changes) mutated.writeUInt8(value, at)
        const peer = await RtmpPeer.connect(port, '127.9.0.1')
        peer.send(mutated)
        await new Promise((resolve) => setImmediate(resolve))
        peer.close()
      }),
      { numRuns: 300, seed: 20_260_923 },
    )
    expect(encoders).toHaveLength(0)
    await acceptsAnEncoder()
  })
})

function nest(depth: number): AmfValue {
  return depth === 0 ? 'deep' : { inner: nest(depth - 1) }
}

describe('a run of an encoder through ffmpeg', () => {
  it('tries again when ffmpeg cannot even be started, and can be stopped all the same', async () => {
    const runs: EncoderRun[] = []
    welcome = (accepted) => {
      const nothing = (): void => undefined
      const run = new EncoderRun({
        encoder: accepted,
        // What `spawn` throws at once for, as it does where the machine has no memory for a process.
        transcoding: { ffmpeg: '', readable: Promise.resolve(new Set()), rungs: [] },
        log,
        renditions: null,
        mustReencode: true,
        dropped: new Set(),
        events: {
          onOpened: nothing,
          onInit: nothing,
          onSample: nothing,
          onBreak: nothing,
          onAbandoned: nothing,
          onDropped: nothing,
          onStill: nothing,
          onText: nothing,
          onObservation: nothing,
          onClosed: nothing,
          onDecided: nothing,
        },
      })
      runs.push(run)
      run.start()
    }
    const encoder = encode(goodKey)
    await waitFor('three tries', () => logged.split('ffmpeg cannot be started').length > 3)
    await expect(runs[0]?.stop()).resolves.toBeUndefined()
    await encoder.kill()
  })
})
