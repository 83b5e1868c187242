import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainLine, plainLines } from '#lib/plain-text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 80 })

describe('plain text', () => {
  it('keeps what people see: marks of other languages, emoji, and HTML as the characters it is', () => {
    for (const text of ['<b>5 < 6 & 7</b>', '现在可以买入吗？', 'é ñ ü', '👨‍👩‍👧', 'a\u200Db'])
      expect(plainLine(text)).toBe(text)
  })

  it('drops what deceives: overrides, zero-width marks, controls and towers of accents', () => {
    expect(plainLine('a\u202Eb\u2066c\u200Bd\u0000e\uFEFF')).toBe('abcde')
    expect(plainLine('\u001B[31mred')).toBe('[31mred')
    expect(plainLine(`o${'\u0336'.repeat(40)}`)).toBe(`o${'\u0336'.repeat(3)}`)
  })

  it('drops halves of a surrogate pair, which no database takes, and leaves whole ones', () => {
    expect(plainLine('a\uD83Db\uDE00c😀')).toBe('abc😀')
    expect(plainLine('\uD83D\u0000\uDE00')).toBe('')
  })

  it('is one line for chat, and keeps single line breaks in answers', () => {
    expect(plainLine('a\r\nb\tc\u2028d')).toBe('a b cd')
    expect(plainLines('a\r\nb\n\n\n\nc')).toBe('a\nb\n\nc')
  })

  it('has no unseen character left, whatever came in, and nothing more to clean', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = plainLine(text)
        expect(line).not.toMatch(/[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069\n]/u)
        expect(plainLine(line)).toBe(line)
        expect(plainLines(plainLines(text))).toBe(plainLines(text))
      }),
    )
  })
})
