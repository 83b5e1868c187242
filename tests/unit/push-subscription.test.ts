import { createECDH, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { pushSubscriptionSchema } from '#lib/push-subscription.ts'

const endpoint = 'https://fcm.googleapis.com/fcm/send/x'
const ecdh = createECDH('prime256v1')
const point = ecdh.generateKeys()
const secret = randomBytes(16)

function isTaken(p256dh: Buffer | string, auth: Buffer | string): boolean {
  const text = (key: Buffer | string) => (typeof key === 'string' ? key : key.toString('base64url'))
  return pushSubscriptionSchema.safeParse({ endpoint, keys: { p256dh: text(p256dh), auth: text(auth) } })
    .success
}

describe('a browser’s push keys', () => {
  it('are taken as browsers write them', () => {
    for (let time = 0; time < 200; time += 1)
      expect(isTaken(createECDH('prime256v1').generateKeys(), randomBytes(16))).toBe(true)
    expect(isTaken(`${point.toString('base64url')}=`, `${secret.toString('base64url')}==`)).toBe(true)
  })

  it.each([
    ['a compressed point', ecdh.getPublicKey(null, 'compressed')],
    ['another first byte', Buffer.concat([Buffer.from([3]), point.subarray(1)])],
    ['a byte less', point.subarray(0, 64)],
    ['a byte more', Buffer.concat([point, Buffer.from([0])])],
    ['any letters', 'x'.repeat(87)],
    ['plain base64', `${point.toString('base64url').slice(0, 40)}+/${point.toString('base64url').slice(42)}`],
  ])('are refused: %s for a point', (_name, wrong) => {
    expect(isTaken(wrong, secret)).toBe(false)
  })

  it.each([
    ['15 bytes', secret.subarray(1)],
    ['17 bytes', randomBytes(17)],
    ['any letters', 'abcdefgh'],
  ])('are refused: %s for a secret', (_name, wrong) => {
    expect(isTaken(point, wrong)).toBe(false)
  })
})
