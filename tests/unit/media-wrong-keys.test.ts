import { describe, expect, it } from 'vitest'
import { WrongKeys } from '#media/ingest/wrong-keys.ts'

function afterWrongOnes(count: number): WrongKeys {
  const keys = new WrongKeys()
  for (let index = 0; index < count; index++) keys.noteWrong('flood', 'wrong', 0)
  return keys
}

describe('wrong stream keys', () => {
  it('bar the address that offered ten of them, and no other', () => {
    expect(afterWrongOnes(9).isBarred('flood', 'key', 0)).toBe(false)
    const keys = afterWrongOnes(10)
    expect(keys.isBarred('flood', 'key', 0)).toBe(true)
    expect(keys.isBarred('home', 'key', 0)).toBe(false)
  })

  it('are forgiven one by one', () => {
    const keys = afterWrongOnes(10)
    expect(keys.isBarred('flood', 'key', 6_001)).toBe(false)
    keys.noteWrong('flood', 'wrong', 6_001)
    expect(keys.isBarred('flood', 'key', 6_001)).toBe(true)
    expect(keys.isBarred('flood', 'key', 120_000)).toBe(false)
  })

  it('do not shut out a key that was good before', () => {
    const keys = afterWrongOnes(50)
    keys.noteGood('good')
    expect(keys.isBarred('flood', 'good', 0)).toBe(false)
    expect(keys.isBarred('flood', 'other', 0)).toBe(true)
  })

  it('are one that was good, when it was revoked', () => {
    const keys = afterWrongOnes(50)
    keys.noteGood('revoked')
    keys.noteWrong('home', 'revoked', 0)
    expect(keys.isBarred('flood', 'revoked', 0)).toBe(true)
  })

  it('leave a key that is used again and again among the known ones', () => {
    const keys = afterWrongOnes(50)
    for (let index = 0; index < 3_000; index++) {
      keys.noteGood('daily')
      keys.noteGood(`key ${index}`)
    }
    expect(keys.isBarred('flood', 'daily', 0)).toBe(false)
  })

  it('of ever more addresses are remembered for the newest only', () => {
    const keys = afterWrongOnes(10)
    for (let index = 0; index < 10_000; index++) keys.noteWrong(`address ${index}`, 'wrong', 0)
    expect(keys.isBarred('flood', 'key', 0)).toBe(false)
  })
})
