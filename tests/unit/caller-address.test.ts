import { describe, expect, it } from 'vitest'
import { addressGroup } from '#server/address-group.ts'
import { callerAddress } from '#server/caller-address.ts'

describe('addresses that count together', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ])('%s is of %s', (address, group) => {
    expect(addressGroup(address)).toBe(group)
  })
})

describe('the address of a caller', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ])('that the front names as %s is %s, wherever it is read', (forwarded, address) => {
    const named = { 'x-forwarded-for': forwarded }
    expect(callerAddress(new Headers(named))).toBe(address)
    expect(callerAddress(named, '127.0.0.1')).toBe(address)
    expect(callerAddress({}, forwarded)).toBe(address)
  })

  it('is unknown when nobody names it', () => {
    expect(callerAddress(new Headers())).toBe('unknown')
  })
})
