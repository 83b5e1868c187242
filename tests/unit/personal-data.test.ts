import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonalData } from '#lib/personal-data.ts'
import { plainLine } from '#lib/plain-text.ts'

const masked = (text: string): string => maskPersonalData(text).text
const said = (text: string): string => masked(plainLine(text))

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

  it.each(['013812345678', '018612345678', '0138 1234 5678', '0138-12345678', '0 138 1234 5678'])(
    'masks a mobile number with the trunk zero before it: %s',
    (text) => {
      expect(said(`打${text}找我`)).toBe('打01**********找我')
    },
  )

  it('masks numbers with a country code', () => {
    expect(masked('call +852 9123 4567 now')).toBe('call +85********* now')
  })

  it('masks e-mail addresses, full-width too', () => {
    expect(masked('写信给 zhang.san@example.com 吧')).toBe('写信给 z***@*** 吧')
    expect(masked('zhang＠example．com')).toBe('z***@***')
  })

  it.each([
    ['1380013800013900139000', '138********139********'],
    ['622202123456789012813800138000', '62*****************138********'],
    ['1380013800011010519491231002X', '138********11****************'],
    ['6222021234567890128123', '62*****************123'],
    ['9911010519491231002Xabc', '9911****************abc'],
    ['11010519491231002Xabc', '11****************abc'],
    ['13800138000139001390001370013700012', '138********139********137********12'],
    ['13800138000x', '138********x'],
  ])('finds numbers that are glued together: %s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  it.each([
    ...[
      '138,0013,8000',
      '138，0013，8000',
      '138、0013、8000',
      '138|0013|8000',
      '138:0013:8000',
      '138~0013~8000',
    ],
    ...['138*0013*8000', '138 - 0013 - 8000', '138😀0013😀8000', '1-3-8-0-0-1-3-8-0-0-0', '138.0013.8000'],
    ...['138\u00AD0013\u00AD8000', '138\u034F0013\u034F8000', '138\u200D0013\u200D8000', '138。0013。8000'],
    ...[
      '1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣',
      '1️⃣ 3️⃣ 8️⃣ 0️⃣ 0️⃣ 1️⃣ 3️⃣ 8️⃣ 0️⃣ 0️⃣ 0️⃣',
      '幺三八零零幺三八零零零',
      '壹叁捌零零壹叁捌零零零',
    ],
    ...['壹參捌〇〇壹叁捌〇〇〇', '١٣٨٠٠١٣٨٠٠٠', '१३८००१३८०००', '❶❸❽⓿⓿❶❸❽⓿⓿⓿', '⑴⑶⑻00⑴⑶⑻000', '1³800138000'],
  ])('masks a mobile number written %s', (text) => {
    expect(said(`加我${text}聊`)).toBe('加我138********聊')
    expect(masked(`加我${text}聊`)).toBe('加我138********聊')
  })

  it('looks through brackets', () => {
    expect(said('[138][0013][8000]')).toBe('[138********]')
    expect(said('(010)88886666')).toBe('(01*********')
  })

  it.each([
    ['010-88886666', '01*********'],
    ['0755 2345678', '07*********'],
    ['0571-88886666', '05**********'],
    ['852 9123 4567', '85*********'],
    ['85291234567', '85*********'],
    ['+852 9123 4567', '+85*********'],
    ['＋852-9123-4567', '＋85*********'],
    ['+14155552671', '+141********'],
    ['+33 6 12 34 56 78', '+33*********'],
    ['110105491231002', '11*************'],
    ['371449635398431', '37*************'],
  ])('masks the telephone number, old identity number or card %s', (text, expected) => {
    expect(said(`这是${text}，谢谢`)).toBe(`这是${expected}，谢谢`)
  })

  it.each([
    ...[
      'user@qq。com',
      'user @ qq . com',
      'user(at)qq.com',
      'user（at）qq.com',
      'user[AT]qq.com',
      'us\u200Der@q\u200Dq.com',
    ],
    ...['user@mail.example.com.cn', 'user ＠ qq．com'],
  ])('masks the e-mail address %s', (text) => {
    expect(said(`发 ${text} 吧`)).toBe('发 u***@*** 吧')
  })

  it.each([
    ...[
      '营业额13800000000元',
      '成交额 15000000000 元',
      '总资产13912345678.00元',
      '￥13800138000.50',
      '成交额约￥13800138000',
      '市值：HK$13800138000',
      '总成交量18612345678股',
    ],
    ...['turnover of CNY 13,800,138,000', 'Revenue: USD 13800138000', '+100000000', '涨了 +12345678'],
    ...['营收 13800138000港元', '600519 000858 300750', '5.138 5.140 5.139 5.147'],
    ...['13,800,138,000', '净值 1.3850, 1.4021, 1.3990', '1.3850 1.4021 1.3990', '2026-11-24 15:30:00 12345'],
    ...[
      '基金 050001 600519',
      '+45,000,000',
      'hi @zhang. Me too',
      '你好 @林小满。OK',
      '看 @ 10:30',
      '159915、510300、588000',
    ],
    ...['基金 013308 005827', '013308，005827，110011', '01/31/2026 1530', '成交额 013812345678 元'],
    ...['0912345678', '138.12345678'],
    ...['00700 09988 03690', '000001-399001-399006', '年化 3.85%，3.90%，4.05%'],
  ])('leaves %s alone', (text) => {
    expect(maskPersonalData(text)).toEqual({ text, isMasked: false })
  })

  it.each([
    ...['13800138000元', '13800138000 元', '￥13800138000', '$13800138000', '13800138000%', '13800138000％'],
    ...['US$13800138000', 'CNY 13800138000', '13800138000美元', '18612345678股', '13800138000 万'],
    ...[
      '138 0013 8000元',
      '￥138-0013-8000',
      '增长13800138000%',
      '8613800138000元',
      '金额不大，13800138000元',
    ],
    ...['010-88886666元', '01088886666元', '￥85291234567', '+14155552671元', '110105491231002元'],
  ])('takes no number of a person for money because of a sign beside it: %s', (text) => {
    expect(said(text)).toMatch(/\d{2}\*{8}/)
    expect(said(text)).not.toMatch(/\d{4}/)
  })

  it.each([
    ...['4111 11111111 1111', '411111 1111 111111', '41 11 11 11 11 11 11 11', '41111,11111,111111'],
    ...['6222021 234567 890128', '371449 6353 98431', '3714 496353 98431', '4111.1111.11111111'],
  ])('masks a card in whatever groups: %s', (text) => {
    expect(said(`卡${text}号`)).toMatch(/^卡\d\d\*{13,17}号$/)
  })

  it.each([
    '13800138000 %s%n',
    '13800138000元旦见',
    '13800138000股票群',
    '13800138000万一',
    '13800138000手机',
  ])('does not take the word after a number for a unit: %s', (text) => {
    expect(masked(text)).toMatch(/^138\*{8}/)
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

  it('finds nothing more the second time, whatever stands together', () => {
    const piece = fc.constantFrom(
      ...[
        '13800138000',
        '6222021234567890128',
        '11010519491231002X',
        '138',
        '1',
        '86',
        '0',
        '+',
        ' ',
        ',',
        '.',
      ],
      ...['a@b.cn', '@', '元', '*', '1️⃣', '壹', '😀'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = masked(pieces.join(''))
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
      '0 '.repeat(250),
      '4'.repeat(500),
      '62'.repeat(250),
      '13800138000'.repeat(45),
      '110105194912310021'.repeat(27),
      '٩'.repeat(500),
      '壹'.repeat(500),
      '1\u0301'.repeat(250),
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
