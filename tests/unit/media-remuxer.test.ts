import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MediaPacket } from '#media/ingest/media-packet.ts'
import { readAacConfig } from '#media/package/aac-config.ts'
import { readAvcConfig } from '#media/ingest/avc-config.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { InitSegment } from '#media/package/init-segment.ts'
import { Remuxer, type RemuxEvent } from '#media/package/remuxer.ts'
import { aacConfig, avcRecord, madePacket, nalUnit } from '#tests/support/made-packets.ts'

/** What a remuxer makes of packets, by kind. */
function remux(packets: MediaPacket[], options = { hasVideo: true }) {
  const remuxer = new Remuxer(options)
  const events: RemuxEvent[] = [...packets.flatMap((packet) => remuxer.push(packet)), ...remuxer.flush()]
  const samples = events.flatMap((event) => (event.kind === 'sample' ? [event.sample] : []))
  const inits = events.flatMap((event): InitSegment[] => (event.kind === 'init' ? [event.source] : []))
  return { events, inits, video: samples.filter(isVideo), audio: samples.filter((each) => !isVideo(each)) }
}

const isVideo = (sample: Sample): boolean => sample.trackId === 1

const headers = [madePacket.avcHeader(), madePacket.aacHeader()]

describe('the remuxer', () => {
  it('tells codecs and size by the real bytes', () => {
    const { inits } = remux([...headers, madePacket.keyframe(10_000)])
    expect(inits).toHaveLength(1)
    expect(inits[0]?.tracks).toMatchObject([
      { kind: 'video', codec: 'avc1.64001e', width: 640, height: 360, timescale: 90_000 },
      { kind: 'audio', codec: 'mp4a.40.2', timescale: 48_000 },
    ])
  })

  it('gives every picture the time to the next one, however unevenly they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_900 }), { minLength: 2, maxLength: 80 }), (steps) => {
        let atMs = 10_000
        const packets = steps.map((step, index) => {
          atMs += step
          return index === 0 ? madePacket.keyframe(atMs) : madePacket.frame(atMs)
        })
        const { video } = remux([...headers, ...packets])
        expect(video).toHaveLength(packets.length)
        for (const [index, sample] of video.slice(0, -1).entries()) {
          expect(sample.duration).toBeGreaterThan(0)
          expect(sample.decodeTime + sample.duration).toBe(video[index + 1]?.decodeTime)
        }
      }),
    )
  })

  it('keeps what is shown when: B-frames keep their offsets', () => {
    const packets = [
      madePacket.keyframe(10_000, { shownAfterMs: 66 }),
      madePacket.frame(10_033, { shownAfterMs: 133 }),
      madePacket.frame(10_066, { shownAfterMs: 33 }),
      madePacket.frame(10_100, { shownAfterMs: -33 }),
    ]
    const { video } = remux([...headers, ...packets])
    expect(video.map((sample) => (sample.decodeTime + sample.compositionOffset) / 90)).toEqual([
      10_066, 10_166, 10_099, 10_067,
    ])
  })

  it('sets sound back to back where only rounding moved it, and follows the clock where it really moved', () => {
    const times = Array.from({ length: 50 }, (_, index) => 10_000 + Math.round((index * 1_024) / 48))
    const late = times.map((time, index) => (index < 25 ? time : time + 400))
    const { audio } = remux([
      ...headers,
      madePacket.keyframe(9_990),
      ...late.map((at) => madePacket.sound(at)),
    ])
    expect(audio).toHaveLength(50)
    const steps = audio.slice(1).map((sample, index) => sample.decodeTime - (audio[index]?.decodeTime ?? 0))
    expect(steps.filter((step) => step === 1_024)).toHaveLength(48)
    expect(steps[24]).toBeGreaterThan(19_000)
  })

  it('brings sound after the picture with which it is heard, and alone while no picture comes', () => {
    const remuxer = new Remuxer({ hasVideo: true })
    const packets = Array.from({ length: 40 }, (_, index) => madePacket.sound(10_000 + index * 20))
    const pictures = [10_000, 10_033, 10_066].map((at) => madePacket.keyframe(at))
    const inOrder = [...packets, ...pictures].toSorted((one, other) => one.atMs - other.atMs)
    const samples = [...headers, ...inOrder]
      .flatMap((packet) => remuxer.push(packet))
      .flatMap((event) => (event.kind === 'sample' ? [event.sample] : []))
    const seconds = (sample: Sample): number => sample.decodeTime / (isVideo(sample) ? 90_000 : 48_000)
    const second = samples.findIndex((sample) => isVideo(sample) && seconds(sample) > 10.03)
    expect(second).toBeGreaterThan(0)
    for (const sample of samples.slice(0, second)) expect(seconds(sample)).toBeLessThan(10.034)
    // The last 300 ms wait for a picture that may still come.
    expect(Math.max(...samples.map(seconds))).toBeGreaterThan(10.4)
  })

  it('takes headers that are repeated for no news, and changed ones from the next keyframe on', () => {
    const other = madePacket.avcHeader({ width: 1_280, height: 720 })
    const { inits, video } = remux([
      ...headers,
      madePacket.keyframe(10_000),
      ...headers,
      madePacket.keyframe(11_000),
      other,
      madePacket.frame(11_033),
      madePacket.keyframe(12_000),
    ])
    expect(inits.map((init) => init.tracks[0]?.width)).toEqual([640, 1_280])
    // The frame between header and keyframe cannot be decoded.
    expect(video.map((sample) => sample.decodeTime / 90)).toEqual([10_000, 11_000, 12_000])
  })

  it('plays without sound, without a picture, and with sound that comes later', () => {
    const [avc = madePacket.avcHeader(), aac = madePacket.aacHeader()] = headers
    expect(remux([avc, madePacket.keyframe(10_000)]).inits[0]?.tracks).toHaveLength(1)
    const sound = remux([aac, madePacket.sound(10_000)], { hasVideo: false })
    expect(sound.inits[0]?.tracks).toMatchObject([{ kind: 'audio' }])
    expect(sound.audio).toHaveLength(1)
    const later = remux([avc, madePacket.keyframe(10_000), aac, madePacket.keyframe(11_000)])
    expect(later.inits.map((init) => init.tracks.length)).toEqual([1, 2])
  })

  it('leaves out NAL units that are empty or cut off, and frames of which nothing is left', () => {
    const whole = nalUnit(Buffer.from([0x41, 1, 2, 3]))
    const empty = Buffer.alloc(4)
    const cutOff = Buffer.from([0, 0, 1, 0, 0x41])
    const { video } = remux([
      ...headers,
      madePacket.keyframe(10_000),
      madePacket.frame(10_033, { data: Buffer.concat([whole, empty, whole, cutOff]) }),
      madePacket.frame(10_066, { data: cutOff }),
      madePacket.frame(10_100, { data: Buffer.alloc(0) }),
      madePacket.frame(10_133),
    ])
    expect(video.map((sample) => sample.decodeTime / 90)).toEqual([10_000, 10_033, 10_133])
    expect(video[1]?.data.equals(Buffer.concat([whole, whole]))).toBe(true)
  })

  it('survives packets of any bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('video', 'audio'), fc.uint8Array({ maxLength: 40 })), {
          maxLength: 60,
        }),
        (packets) => {
          const remuxer = new Remuxer({ hasVideo: true })
          for (const packet of headers) expect(remuxer.push(packet)).toEqual([])
          for (const [index, [kind, bytes]] of packets.entries()) {
            const body = Buffer.from(bytes)
            const role = (['header', 'keyframe', 'frame'] as const)[index % 3] ?? 'frame'
            remuxer.push({ kind, role, body, tag: body, atMs: 10_000 + index, isJump: index % 7 === 0 })
          }
        },
      ),
    )
  })
})

describe('codec parameters', () => {
  it('are read where they are whole, and refused where they are not', () => {
    expect(readAvcConfig(avcRecord({ width: 1_920, height: 1_080 }))).toMatchObject({
      ...{ width: 1_920, height: 1_080, lengthBytes: 4 },
    })
    expect(readAvcConfig(Buffer.alloc(20))).toBeNull()
    expect(readAvcConfig(avcRecord().subarray(0, 9))).toBeNull()
    expect(readAacConfig(aacConfig)).toMatchObject({ sampleRate: 48_000, channels: 2, frameTicks: 1_024 })
    expect(readAacConfig(Buffer.from([0xff]))).toBeNull()
    // HE-AAC: 24 kHz inside, 48 kHz heard.
    expect(readAacConfig(Buffer.from([0x2b, 0x11, 0x88, 0x00]))).toMatchObject({ sampleRate: 24_000 })
  })

  it('of any bytes end no process and take no time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readAvcConfig(Buffer.from([0, ...bytes]))).toBeNull()
        readAvcConfig(Buffer.from([1, 100, 0, 30, 0xff, 0xe1, 0, 40, 0x67, ...bytes]))
        readAacConfig(Buffer.from(bytes))
      }),
      { numRuns: 2_000 },
    )
  })
})
