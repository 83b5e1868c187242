import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readToken, writeToken } from '#server/products/link-token.ts'

const secret = 's'.repeat(43)
const payloads = fc.record({
  userId: fc.uuid(),
  programmeId: fc.uuid(),
  productId: fc.uuid(),
  expiresAtMs: fc.integer({ min: 0, max: 4_102_444_800_000 }),
})

describe('a signed token', () => {
  it('reads back as it was written, and only with its secret', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const token = writeToken(payload, secret)
        expect(readToken(token, secret)).toEqual(payload)
        expect(readToken(token, `${secret}x`)).toBeNull()
        expect(token).toMatch(/^[\w-]+\.[\w-]+$/)
      }),
    )
  })

  it('is nothing once any character of its words is another', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), (payload, place) => {
        const token = writeToken(payload, secret)
        const body = token.slice(0, token.indexOf('.'))
        const index = place % body.length
        const other = body[index] === 'A' ? 'B' : 'A'
        expect(readToken(token.slice(0, index) + other + token.slice(index + 1), secret)).toBeNull()
      }),
    )
  })

  it('is nothing whatever else is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readToken(text, secret)).toBeNull()
      }),
    )
  })
})
