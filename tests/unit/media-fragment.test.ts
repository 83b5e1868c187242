import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoxSplitter, makeBox } from '#media/package/boxes.ts'
import { readFragment, writeFragment, type Sample } from '#media/package/fragment.ts'

const samples = fc.array(
  fc.record({
    trackId: fc.constantFrom(1, 2),
    duration: fc.integer({ min: 1, max: 100_000 }),
    compositionOffset: fc.integer({ min: -10_000, max: 10_000 }),
    isKeyframe: fc.boolean(),
    data: fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  }),
  { minLength: 1, maxLength: 60 },
)

/** Gives the samples of each track times that follow on one another. */
function timed(untimed: Omit<Sample, 'decodeTime'>[]): Sample[] {
  const clocks = new Map<number, number>()
  return untimed.map((sample) => {
    const decodeTime = clocks.get(sample.trackId) ?? 2 ** 33
    clocks.set(sample.trackId, decodeTime + sample.duration)
    return { ...sample, decodeTime }
  })
}

describe('a fragment', () => {
  it('is read as it was written, track by track', () => {
    fc.assert(
      fc.property(samples, (untimed) => {
        const written = timed(untimed)
        const [moof, mdat] = new BoxSplitter().push(writeFragment(7, written))
        if (!moof || !mdat) throw new Error('no fragment')
        const read = readFragment(moof, mdat)
        for (const track of [1, 2]) {
          expect(read.filter((sample) => sample.trackId === track)).toEqual(
            written.filter((sample) => sample.trackId === track),
          )
        }
      }),
    )
  })
})

describe('the box splitter', () => {
  it('finds the same boxes wherever the stream is torn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
        (sizes, tears) => {
          const boxes = sizes.map((size, index) => makeBox('mdat', Buffer.alloc(size, index)))
          const stream = Buffer.concat(boxes)
          const splitter = new BoxSplitter()
          const found: Buffer[] = []
          for (let at = 0, turn = 0; at < stream.length; turn++) {
            const step = tears[turn % tears.length] ?? 1
            found.push(...splitter.push(stream.subarray(at, at + step)).map((box) => Buffer.from(box.bytes)))
            at += step
          }
          expect(found).toEqual(boxes)
        },
      ),
    )
  })

  it('refuses a stream that is none', () => {
    expect(() => new BoxSplitter().push(Buffer.from([0, 0, 0, 3, 1, 1, 1, 1]))).toThrow(RangeError)
    expect(() => new BoxSplitter().push(Buffer.alloc(8, 0xff))).toThrow(RangeError)
  })
})
