import { describe, expect, it } from 'vitest'
import { readAmf0 } from '#media/ingest/amf0.ts'
import { FakePeer } from '#tests/support/fake-peer.ts'
import { command, encodeAmf, handshake, message, publishCommands } from '#tests/support/rtmp-peer.ts'

const keyframe = Buffer.from([0x17, 1, 0, 0, 0, 0, 0, 0, 1, 0x65])

function publishing(): FakePeer {
  const peer = new FakePeer().send(handshake, ...publishCommands('key'))
  peer.session.accept()
  return peer
}

function video(made: Partial<Parameters<typeof message>[0]> = {}): Buffer {
  return message({ type: 9, streamId: 1, chunkStream: 6, body: keyframe, ...made })
}

describe('a guarded session', () => {
  it('publishes once its key is accepted, and hands on what was sent', () => {
    const peer = publishing().send(video({ timestamp: 40 }))
    expect(peer.keys).toEqual(['key'])
    expect(peer.heard).toContain('NetStream.Publish.Start')
    expect(peer.packets).toEqual([{ type: 9, timestamp: 40, body: keyframe }])
  })

  it('cuts the key off from what an address carries behind it', () => {
    const peer = new FakePeer().send(handshake, ...publishCommands('key?token=1'))
    expect(peer.keys).toEqual(['key'])
  })

  it.each([
    ['publishes again with another key', () => command(1, 'publish', 4, null, 'other', 'live')],
    ['connects again', () => publishCommands('key')[0] ?? Buffer.alloc(0)],
    ['sends garbage', () => Buffer.alloc(20, 0x0f)],
  ])('ends an accepted publisher that %s', (_what, bytes) => {
    const peer = publishing().send(bytes(), video())
    expect(peer.isDestroyed).toBe(true)
    expect(peer.packets).toEqual([])
    expect(peer.keys).toEqual(['key'])
  })

  it.each([
    ['before its publish', (peer: FakePeer) => peer.send(handshake, ...publishCommands('k').slice(0, 2))],
    ['while its key is checked', (peer: FakePeer) => peer.send(handshake, ...publishCommands('k'))],
  ])('takes no media %s', (_when, begin) => {
    const peer = new FakePeer()
    begin(peer).send(video())
    peer.session.accept()
    expect(peer.packets).toEqual([])
  })

  it('takes no media on a message stream that was not published', () => {
    const peer = publishing().send(video({ streamId: 2 }), video({ streamId: 0 }), video())
    expect(peer.packets).toHaveLength(1)
  })

  it.each([
    ['deleteStream', command(0, 'deleteStream', 5, null, 1)],
    ['closeStream', command(1, 'closeStream', 5, null)],
  ])('takes nothing after %s, and says that the encoder stopped', (_name, stop) => {
    const peer = publishing().send(stop, video())
    expect(peer).toMatchObject({ packets: [], hasUnpublished: true, isDestroyed: true })
  })

  it('lets a publisher delete a stream that it did not publish', () => {
    const peer = publishing().send(command(0, 'deleteStream', 5, null, 7), video())
    expect(peer.packets).toHaveLength(1)
  })

  it('publishes nothing without connect', () => {
    const peer = new FakePeer().send(handshake, command(1, 'publish', 3, null, 'key', 'live'))
    expect(peer).toMatchObject({ keys: [], isDestroyed: true })
  })

  it.each([
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['TLS', Buffer.from([0x16, 3, 1, 2, 0, 1])],
  ])('ends a peer that speaks %s at its first byte', (_what, bytes) => {
    expect(new FakePeer().send(bytes).isDestroyed).toBe(true)
  })
})

describe('the limits of a session', () => {
  it('costs nothing to announce: memory follows what arrives', () => {
    const peer = publishing()
    for (let cid = 10; cid < 20; cid++)
      peer.send(
        message({ type: 9, streamId: 1, chunkStream: cid, body: Buffer.alloc(128), announced: 4_000_000 }),
      )
    expect(peer.isDestroyed).toBe(false)
    expect(peer.session.heldBytes).toBeLessThan(10_000)
  })

  it('holds at most 6 MiB of unfinished messages of a publisher, 256 KiB of a stranger', () => {
    const held = (peer: FakePeer, type: number): number => {
      let most = 0
      for (let cid = 10; cid < 20 && !peer.isDestroyed; cid++) {
        const announced = type === 9 ? 4_000_000 : 65_000
        peer.send(message({ type, chunkStream: cid, body: Buffer.alloc(announced - 1), announced }))
        most = Math.max(most, peer.session.heldBytes)
      }
      expect(peer.isDestroyed).toBe(true)
      return most
    }
    expect(held(publishing(), 9)).toBeLessThanOrEqual(6 * 1024 * 1024)
    expect(held(new FakePeer().send(handshake), 20)).toBeLessThanOrEqual(256 * 1024)
  })

  it('ends a publisher whose codec parameters are longer than 64 KiB, since they are kept', () => {
    const header = (type: 8 | 9, bytes: number): Buffer => {
      const body = Buffer.alloc(bytes)
      body[0] = type === 9 ? 0x17 : 0xaf
      return message({ type, streamId: 1, chunkStream: 6, body })
    }
    for (const type of [8, 9] as const) {
      expect(publishing().send(header(type, 65_536))).toMatchObject({ isDestroyed: false })
      expect(publishing().send(header(type, 65_537))).toMatchObject({ isDestroyed: true, packets: [] })
    }
  })

  it('ends a peer that changes a message’s length in its middle, which would walk the parser back', () => {
    const begun = message({ type: 9, streamId: 1, body: Buffer.alloc(128), announced: 4_000 })
    const shorter = message({ type: 9, streamId: 1, body: Buffer.alloc(1), announced: 1 })
    expect(publishing().send(begun, shorter).isDestroyed).toBe(true)
  })

  it('forgets an unfinished message that the peer aborts', () => {
    const begun = video({ body: Buffer.alloc(128), announced: 4_000 })
    const abort = message({ type: 2, chunkStream: 2, body: Buffer.from([0, 0, 0, 6]) })
    const peer = publishing().send(begun, abort, video())
    expect(peer.packets.map(({ body }) => body)).toEqual([keyframe])
  })

  it('ends a flood of empty messages, and lets fifteen seconds of a backlog through', () => {
    const small = video()
    const backlog = Buffer.concat(Array.from({ length: 2_500 }, () => small))
    expect(publishing().send(backlog).packets).toHaveLength(2_500)
    const flood = Buffer.concat([message({ type: 3, body: Buffer.alloc(0) }), Buffer.alloc(60_000, 0xc3)])
    expect(publishing().send(flood).isDestroyed).toBe(true)
  })

  it('ends a peer with more than 64 commands', () => {
    const peer = new FakePeer().send(handshake)
    for (let index = 0; index < 70; index++) peer.send(command(0, 'createStream', index, null))
    expect(peer.isDestroyed).toBe(true)
  })

  it('drops what has no picture in it: too short for its codec, or an end of sequence', () => {
    const bodies = [[], [0x17], [0x17, 1, 0, 0], [0x17, 2, 0, 0, 0], [0x17, 2, 0, 0, 0, 0]]
    const peer = publishing().send(...bodies.map((body) => video({ body: Buffer.from(body) })))
    expect(peer).toMatchObject({ packets: [], isDestroyed: false })
  })

  it('lets sound through that can be read, and drops Enhanced RTMP’s', () => {
    const sound = (bytes: number[]): Buffer =>
      message({ type: 8, streamId: 1, chunkStream: 4, body: Buffer.from(bytes) })
    const aacFrame = [0xaf, 1, 0x21]
    const mp3Frame = [0x2f, 0xff, 0xfb]
    const opusFrame = [0x91, ...Buffer.from('Opus'), 1, 2]
    const peer = publishing().send(...[opusFrame, aacFrame, mp3Frame, [0xaf, 1]].map(sound))
    expect(peer.packets.map(({ body }) => [...body])).toEqual([aacFrame, mp3Frame])
    expect(peer.isDestroyed).toBe(false)
  })

  it('reads a chunk clock that passed 32 bits as one that wrapped', () => {
    const extended = (timestamp: number): Buffer => {
      const first = video({ timestamp: 0xffffff, body: Buffer.alloc(0), announced: keyframe.length })
      const time = Buffer.alloc(4)
      time.writeUInt32BE(timestamp)
      return Buffer.concat([first, time, keyframe])
    }
    // A chunk of type 1: its time is a delta.
    const later = Buffer.concat([Buffer.from([0x46, 0, 1, 0, 0, 0, keyframe.length, 9]), keyframe])
    const peer = publishing().send(extended(0xffffffff), later)
    expect(peer.packets.map(({ timestamp }) => timestamp)).toEqual([0xffffffff, 255])
  })

  it('acknowledges bytes when the peer asks for it', () => {
    const peer = publishing()
    peer.send(message({ type: 5, chunkStream: 2, body: Buffer.from([0, 1, 0, 0]) }))
    const before = peer.heard.length
    peer.send(video({ body: Buffer.concat([keyframe, Buffer.alloc(70_000)]) }))
    expect(peer.heard.length).toBe(before + 16)
  })
})

describe('AMF0 of a peer', () => {
  it('is read as it was written', () => {
    const value = { app: 'live', nested: { fps: 30 } }
    expect(readAmf0(Buffer.concat([encodeAmf('connect'), encodeAmf(1), encodeAmf(value)]))).toEqual([
      'connect',
      1,
      new Map<string, unknown>([
        ['app', 'live'],
        ['nested', new Map([['fps', 30]])],
      ]),
    ])
  })

  it('keeps the type of strict arrays, dates and booleans, and reads what follows them', () => {
    const bytes = [0x0a, 0, 0, 0, 2, 1, 1, 5, 0x0b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0x61]
    expect(readAmf0(Buffer.from(bytes))).toEqual([[true, null], 0, 'a'])
  })

  it.each([
    ['an array that announces four billion values', [0x0a, 0xff, 0xff, 0xff, 0xff, 5]],
    ['a string longer than the message', [2, 0, 50, 65]],
    ['a marker that is none', [0x4d]],
    ['arrays in arrays', Array.from({ length: 100 }, () => [0x0a, 0, 0, 0, 1]).flat()],
    ['a thousand nulls', Array.from({ length: 1_000 }, () => 5)],
  ])('is refused with %s', (_what, bytes) => {
    expect(() => readAmf0(Buffer.from(bytes))).toThrow(/AMF|out of range|outside/)
  })
})
