import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBox } from '#media/package/boxes.ts'
import { writeFragment } from '#media/package/fragment.ts'
import type { Observation, Still } from '#media/transcode/observation.ts'
import { ObservationReader } from '#media/transcode/observation-reader.ts'
import { observeFeed } from '#media/transcode/observe-feed.ts'
import { observeInputArgs, observeOutputs, type ObservePipe } from '#media/transcode/observe-args.ts'

const printed = [
  'frame:0    pts:240005   pts_time:240.005',
  'lavfi.signalstats.YMIN=13',
  'lavfi.signalstats.YAVG=127.891',
  'lavfi.signalstats.YDIF=0',
  'frame:1    pts:242005   pts_time:242.005',
  'lavfi.signalstats.YAVG=16',
  'lavfi.signalstats.YDIF=111.5',
  '',
].join('\n')

function makeReader(): { reader: ObservationReader; stills: Still[]; seen: Observation[] } {
  const [stills, seen]: [Still[], Observation[]] = [[], []]
  const reader = new ObservationReader({
    onStill: (still) => stills.push(still),
    onObservation: (observation) => seen.push(observation),
  })
  return { reader, stills, seen }
}

/** Pushes the bytes in pieces of the given sizes, over and over. */
function pushTorn(
  reader: ObservationReader,
  { pipe, bytes, tears }: { pipe: ObservePipe; bytes: Buffer; tears: number[] },
): void {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const step = tears[turn % tears.length] ?? 1
    reader.push(pipe, bytes.subarray(at, at + step))
    at += step
  }
}

/** What ffmpeg's muxer writes for stills: a moov with a clock of milliseconds, then a fragment each. */
function stillBytes(moments: number[]): Buffer {
  const mdhd = Buffer.alloc(24)
  mdhd.writeUInt32BE(1_000, 12)
  const moov = makeBox('moov', makeBox('trak', makeBox('mdia', makeBox('mdhd', mdhd))))
  const fragments = moments.map((decodeTime, index) =>
    writeFragment(index, [
      {
        trackId: 1,
        decodeTime,
        duration: 1,
        compositionOffset: 0,
        isKeyframe: true,
        data: Buffer.from([0xff, 0xd8]),
      },
    ]),
  )
  return Buffer.concat([makeBox('ftyp', Buffer.alloc(8)), moov, ...fragments])
}

const tears = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 })

describe('the observation’s arguments', () => {
  it.each([
    [{ hasVideo: true, hasAudio: true }, ['stills', 'picture', 'sound']],
    [{ hasVideo: true, hasAudio: false }, ['stills', 'picture']],
    [{ hasVideo: false, hasAudio: true }, ['sound']],
    [{ hasVideo: false, hasAudio: false }, []],
  ])('number the pipes from the one given: %j', (tracks, pipes) => {
    const outputs = observeOutputs({ ...tracks, decodes: 'keyframes' }, 6)
    expect(outputs.pipes).toEqual(pipes)
    const text = outputs.args.join(' ')
    for (const index of pipes.keys()) expect(text).toMatch(new RegExp(`pipe\\\\*:${6 + index}\\b`))
    expect(text).not.toMatch(new RegExp(`pipe\\\\*:${6 + pipes.length}\\b`))
  })

  it('decode keyframes alone where nothing else needs the frames', () => {
    const plan = { hasVideo: true, hasAudio: true }
    expect(observeInputArgs({ ...plan, decodes: 'keyframes' })).toContain('nokey')
    expect(observeInputArgs({ ...plan, decodes: 'all' })).toEqual([])
  })
})

describe('the observation’s feed', () => {
  const packet = (kind: 'video' | 'audio', role: 'header' | 'keyframe' | 'frame') => ({
    ...{ kind, role, atMs: 0x1fffffe, isJump: false, body: Buffer.alloc(4) },
    tag: Buffer.from([9, 0, 0, 4, 0xff, 0xff, 0xfe, 1, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 15]),
  })

  it('has keyframes and sound, and nothing else', () => {
    expect(observeFeed(packet('video', 'frame'), () => false)).toEqual([])
    for (const watched of [
      packet('video', 'header'),
      packet('video', 'keyframe'),
      packet('audio', 'keyframe'),
    ])
      expect(observeFeed(watched, () => false)).toEqual([watched.tag])
  })

  it('pushes a keyframe out of a decoder that waits for B-frames, by copies a millisecond later', () => {
    const tags = observeFeed(packet('video', 'keyframe'), () => true)
    expect(tags.map((tag) => tag.readUIntBE(4, 3) + (tag[7] ?? 0) * 0x1000000)).toEqual([
      0x1fffffe, 0x1ffffff, 0x2000000,
    ])
    expect(observeFeed(packet('audio', 'keyframe'), () => true)).toHaveLength(1)
  })
})

describe('the observation’s reader', () => {
  it('reads figures of the picture wherever the text is torn; the first has nothing before it', () => {
    fc.assert(
      fc.property(tears, (sizes) => {
        const { reader, seen } = makeReader()
        pushTorn(reader, { pipe: 'picture', bytes: Buffer.from(printed), tears: sizes })
        expect(seen).toEqual([
          { kind: 'picture', presentedAtSeconds: 240.005, meanLuma: 127.891, changeFromBefore: null },
          { kind: 'picture', presentedAtSeconds: 242.005, meanLuma: 16, changeFromBefore: 111.5 },
        ])
      }),
    )
  })

  it('reads levels of sound, digital silence included', () => {
    const { reader, seen } = makeReader()
    const text =
      'frame:0 pts:1000 pts_time:1\nlavfi.astats.Overall.Peak_level=-inf\nlavfi.astats.Overall.RMS_level=-inf\n'
    reader.push('sound', Buffer.from(text))
    expect(seen).toEqual([{ kind: 'sound', presentedAtSeconds: 1, rmsDb: -Infinity, peakDb: -Infinity }])
  })

  it('reads stills with their times wherever the stream is torn', () => {
    fc.assert(
      fc.property(tears, (sizes) => {
        const { reader, stills } = makeReader()
        pushTorn(reader, { pipe: 'stills', bytes: stillBytes([5_000_123, 5_002_123]), tears: sizes })
        expect(stills.map((still) => still.presentedAtSeconds)).toEqual([5_000.123, 5_002.123])
        expect(stills[0]?.jpeg).toEqual(Buffer.from([0xff, 0xd8]))
      }),
    )
  })

  it('is not brought down by garbage, nor by a stream without end, and the other pipes are heard on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('stills', 'picture', 'sound'), fc.uint8Array({ maxLength: 500 }))),
        (pieces) => {
          const { reader } = makeReader()
          for (const [pipe, bytes] of pieces) reader.push(pipe, Buffer.from(bytes))
        },
      ),
    )
    const { reader, seen } = makeReader()
    reader.push('stills', Buffer.from([0x01, 0xff, 0xff, 0xff, 0x6d, 0x64, 0x61, 0x74]))
    for (let turn = 0; turn < 100; turn++) {
      reader.push('stills', Buffer.alloc(64 * 1024))
      reader.push('sound', Buffer.alloc(1_000, 'x'))
    }
    reader.push('picture', Buffer.from(printed))
    expect(seen).toHaveLength(2)
  })
})
