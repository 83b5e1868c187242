import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayName } from '#lib/display-name.ts'
import { plainLine, plainLines } from '#lib/plain-text.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from('a保 \n\u0301\u0336\u034F\u094D\u200B\u200C\u200D\uFE0F\u3164\u2800\u{E0041}❤'),
    ),
    maxLength: 12,
  }),
)

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

  it('is empty when nothing of it can be seen', () => {
    for (const text of [
      ...['\u3164', '\u115F\u1160', '\uFFA0', '\u2800\u00AD', '\u2800 \u2800', '\u200D\u200D', '\u034F'],
      ...['\u0301', '\uFE0F', '\u{E0100}', '\u{E0041}\u{E007F}', '\u180E', '\uE000', '\n\u200C\n'],
    ]) {
      expect(plainLine(text), JSON.stringify(text)).toBe('')
      expect(displayName(`${text}${text}`), JSON.stringify(text)).toBe('')
    }
    expect(displayName('\u200D\u3164')).toBe('')
    expect(displayName(`${'\u2800'.repeat(40)}a`)).toBe('')
    expect(displayName('王\u3164小\u00AD明')).toBe('王小明')
  })

  it('keeps joiners and selectors where they make what people see, and nowhere else', () => {
    for (const text of [
      ...['👨‍👩‍👧‍👦', '❤️‍🔥', '🏳️‍🌈', '👩🏽‍🚀', '1️⃣', '⚠️', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
      ...['क्‍ष', 'ක්‍ර', 'র‍্য', 'می‌خواهم', '葛\u{E0100}', 'ᠮ\u180B'],
    ])
      expect(plainLine(text), text).toBe(text)
    expect(plainLine('a\u200D b\u200D\u200Dc \u200Cd\u200C')).toBe('a bc d')
    expect(plainLine('a\uFE0F\uFE0F\uFE0F')).toBe('a\uFE0F')
    expect(plainLine('a\u{E0041}b\u034Fc')).toBe('abc')
    expect(plainLine(`o${'\u0336\u0337\u034F\u200D'.repeat(9)}`).length).toBeLessThan(8)
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
