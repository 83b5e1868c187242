import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonalData } from '#lib/personal-data.ts'

const masked = (text: string): string => maskPersonalData(text).text

describe('personal data in words that others read', () => {
  it('masks a resident identity number whose check character fits', () => {
    expect(masked('我的身份证 11010519491231002X 请查')).toBe('我的身份证 11**************** 请查')
    expect(masked('110105 19491231 002x')).toBe('11****************')
  })

  it('leaves a number alone whose check character does not fit', () => {
    expect(masked('订单 110105194912310021')).toBe('订单 110105194912310021')
  })

  it('masks payment cards that satisfy Luhn, in groups too', () => {
    expect(masked('卡号6222 0212 3456 7890 128 谢谢')).toBe('卡号62***************** 谢谢')
    expect(masked('4111-1111-1111-1111')).toBe('41**************')
    expect(masked('4111 1111 1111 1112')).toBe('4111 1111 1111 1112')
  })

  it('masks mobile numbers however they are dressed up', () => {
    for (const text of [
      '13800138000',
      '138 0013 8000',
      '138-0013-8000',
      '138.0013.8000',
      '１３８００１３８０００',
      '①③⑧⓪⓪①③⑧⓪⓪⓪',
      '一三八零零一三八零零零',
      '138\u200B0013\u200B8000',
      '𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎',
    ]) {
      expect(masked(`加我${text}聊`), text).toBe('加我138********聊')
    }
    expect(masked('+86 138 0013 8000')).not.toContain('0013')
    expect(masked('008613800138000')).not.toContain('13800')
  })

  it('masks numbers with a country code', () => {
    expect(masked('call +852 9123 4567 now')).toBe('call +85********* now')
  })

  it('masks e-mail addresses, full-width too', () => {
    expect(masked('写信给 zhang.san@example.com 吧')).toBe('写信给 z***@*** 吧')
    expect(masked('zhang＠example．com')).toBe('z***@***')
  })

  it('leaves money, fund codes, hotlines, dates and times alone', () => {
    for (const text of [
      '基金 000001 涨了 15.912345678',
      '客服 95588',
      '2026-11-24 08:30',
      '1,380,013,800.00 元',
      '净值 1.3800138000',
      '00:23:41',
      '保本吗？年化 3.85%',
      '规模 13800138000000 元',
    ]) {
      expect(maskPersonalData(text), text).toEqual({ text, isMasked: false })
    }
  })

  it('masks every number with a fitting check digit, and twice changes nothing', () => {
    const card = fc
      .tuple(fc.constantFrom('62', '4', '5'), fc.stringMatching(/^\d{15}$/))
      .map(([head, rest]) => withLuhn(`${head}${rest}`.slice(0, 15)))
    const separator = fc.constantFrom('', ' ', '-', '　')
    fc.assert(
      fc.property(card, separator, (number, between) => {
        const text = `卡${(number.match(/.{4}/g) ?? []).join(between)}号`
        const once = masked(text)
        expect(once).toMatch(/^卡\d\d\*{14}号$/)
        expect(masked(once)).toBe(once)
      }),
    )
  })

  it('reads any text in a moment and never makes it longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(masked(text).length).toBeLessThanOrEqual(Math.max(text.length, 8))
        expect(masked(masked(text))).toBe(masked(text))
      }),
    )
    // Backtracking that grows with the square would not end before the test's deadline.
    for (const hostile of [
      '1 '.repeat(250),
      'a@'.repeat(250),
      'a.'.repeat(250),
      `+${'1'.repeat(499)}`,
      '@a.'.repeat(160),
    ])
      for (let again = 0; again < 100; again += 1) expect(maskPersonalData(hostile)).toBeDefined()
  })
})

function withLuhn(number: string): string {
  return (
    Array.from('0123456789', (digit) => number + digit).find(
      (candidate) =>
        Array.from(candidate)
          .toReversed()
          .reduce((sum, digit, index) => {
            const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
            return sum + (value > 9 ? value - 9 : value)
          }, 0) %
          10 ===
        0,
    ) ?? ''
  )
}
