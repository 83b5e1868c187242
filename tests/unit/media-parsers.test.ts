import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressGroup } from '#server/address-group.ts'
import { readAmf0 } from '#media/ingest/amf0.ts'
import { readAvcConfig } from '#media/ingest/avc-config.ts'
import { RtmpLimitError } from '#media/ingest/rtmp-limit-error.ts'
import { readSpsSize } from '#media/ingest/sps.ts'

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array))
const group16 = fc.integer({ min: 0, max: 0xffff }).map((group) => group.toString(16))

describe('parsers of what a stranger sends', () => {
  it('take AMF0 apart, or say that it is none', () => {
    // Markers in front, so that most of it goes deep.
    const markers = fc.array(fc.constantFrom(0, 1, 2, 3, 5, 8, 9, 10, 11, 12, 15, 16), { maxLength: 40 })
    fc.assert(
      fc.property(markers, bytes, (front, rest) => {
        try {
          expect(Array.isArray(readAmf0(Buffer.concat([Buffer.from(front), rest])))).toBe(true)
        } catch (error) {
          expect(error instanceof RtmpLimitError || error instanceof RangeError).toBe(true)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('find a size that a decoder can be asked for in a parameter set, or none', () => {
    const profile = fc.constantFrom(66, 77, 100, 110, 244)
    fc.assert(
      fc.property(profile, bytes, (idc, rest) => {
        const size = readSpsSize(Buffer.concat([Buffer.from([0x67, idc, 0, 31]), rest]))
        if (size === null) return
        for (const side of [size.width, size.height]) {
          expect(Number.isInteger(side) && side > 0 && side <= 16_384).toBe(true)
        }
      }),
      { numRuns: 5_000 },
    )
  })

  it('read no configuration beyond its end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 0, max: 65_535 }),
        bytes,
        (count, length, rest) => {
          const head = Buffer.from([1, 66, 0, 31, 0xff, count, length >> 8, length & 0xff])
          const config = readAvcConfig(Buffer.concat([head, rest]))
          expect(config === null || length <= rest.length).toBe(true)
        },
      ),
    )
  })
})

describe('the group of an IPv6 address', () => {
  it('is its /64, however it is written', () => {
    const groups = fc.array(group16, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(groups, groups, groups, (network, one, other) => {
        const group = addressGroup([...network, ...one].join(':'))
        expect(addressGroup([...network, ...other].join(':'))).toBe(group)
        expect(
          addressGroup([...network, ...one].map((each) => each.padStart(4, '0').toUpperCase()).join(':')),
        ).toBe(group)
        expect(addressGroup(`${network.join(':')}::%eth0`)).toBe(group)
      }),
    )
    expect(addressGroup('2001:db8::1')).not.toBe(addressGroup('2001:db8:0:1::1'))
  })
})
