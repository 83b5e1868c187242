import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#tests/support/random.ts'
import { judgeWords, readyRules, type PhraseRule } from '#lib/phrases.ts'

const rule = (action: PhraseRule['action'], phrases: string[], exceptions: string[] = []): PhraseRule => ({
  id: `${action} ${phrases.join()}`,
  place: 'any',
  action,
  phrases,
  exceptions,
})
const promises = rule('hold', ['保本', '无风险', 'guaranteed return'], ['不承诺保本', '无风险利率'])
const asked = rule('ask', ['保本吗'])
const rude = rule('mask', ['damn'])
const judge = (words: string, ...rules: PhraseRule[]) => judgeWords(words, readyRules(rules), 'chat')
const outcomeOf = (words: string) => judge(words, promises, asked, rude).outcome

describe('phrase rules', () => {
  it.each([
    ['这个保本', 'hold'],
    ['这个 保-本 的', 'hold'],
    ['保\u200B本', 'hold'],
    ['ＧＵＡＲＡＮＴＥＥＤ  Return!', 'hold'],
    ['我们不承诺保本', 'pass'],
    ['无风险利率是多少', 'pass'],
    ['无风险利率很高，而且无风险', 'hold'],
    ['请问保本吗？', 'ask'],
    ['保本吗？我说保本', 'hold'],
    ['今天天气不错', 'pass'],
    ['', 'pass'],
  ])('%j is to %s', (words, outcome) => {
    expect(outcomeOf(words)).toBe(outcome)
  })

  it('blots out what a rule masks, and nothing else', () => {
    const { text, outcome, matches } = judge('well 😀 D.A m n, really', rude)
    expect({ text, outcome }).toEqual({ text: 'well 😀 *.* * *, really', outcome: 'pass' })
    expect(matches).toEqual([{ ruleId: rude.id, action: 'mask' }])
  })

  it('holds in the places that a rule is for', () => {
    const chatOnly = readyRules([{ ...promises, place: 'chat' }])
    expect(judgeWords('保本', chatOnly, 'question').outcome).toBe('pass')
    expect(judgeWords('保本', chatOnly, 'chat').outcome).toBe('hold')
  })

  it.each([
    ['我买了医保，本月生效', 'pass'],
    ['医保\n本月', 'pass'],
    ['What is guaranteed? Return later', 'pass'],
    ['guaranteed-return', 'hold'],
    ['unguaranteed return', 'pass'],
    ['guaranteed returning', 'pass'],
    ['保.本', 'hold'],
    ['保…本', 'hold'],
    ['無 風 险', 'hold'],
    ['無風險利率', 'pass'],
  ])('reads %j as its words and sentences stand: %s', (words, outcome) => {
    expect(outcomeOf(words)).toBe(outcome)
  })

  it.each([
    ['不保本', 'pass'],
    ['不 保本', 'pass'],
    ['不，保本', 'hold'],
    ['不亏保本', 'hold'],
    ['保本型基金', 'pass'],
    ['no guaranteed return', 'pass'],
    ['casino guaranteed return', 'hold'],
    ['从没有保本的说法', 'pass'],
    ['没有保本', 'hold'],
  ])('excuses by an exception with … what stands in that place: %j is to %s', (words, outcome) => {
    const exceptions = ['不…', '…型基金', 'no ...', '没有…的说法']
    expect(judge(words, { ...promises, exceptions }).outcome).toBe(outcome)
  })

  const contacts = rule('hold', ['加微信', '稳赚不赔'], ['不加微信', '不…'])

  it.each([
    ...['加，微，信', '加!微!信', '加?微?信', '加\n微\n信', '稳,赚,不,赔', '加。微；信', '加，！微 ？\n信'],
    ...[
      '加，微，信号很好',
      '快来加，微，信',
      '，加，微，信，',
      '稳 赚，不 赔',
      '加，微信',
      '不，加，微，信',
      '不加，微，信',
    ],
  ])('reads through the signs between single letters: %j is to hold', (words) => {
    expect(judge(words, contacts).outcome).toBe('hold')
  })

  it.each(['不加微信', '请大家增加，微信号没有', '朋友增加。微信！', '，', '，，。', '加，', '加，微，'])(
    'does not read through signs where words stand on both sides: %j passes',
    (words) => {
      expect(judge(words, contacts).outcome).toBe('pass')
    },
  )

  it('blots out what is spelled with signs, and leaves the signs', () => {
    const spelled = rule('mask', ['fuck'])
    expect(judge('f,u,c,k you', spelled).text).toBe('*,*,*,* you')
    expect(judge('f\nu! c. k', spelled).text).toBe('*\n*! *. *')
    expect(judge('if,u,c,know', spelled).text).toBe('if,u,c,know')
  })

  it('lets no question excuse a promise that is spelled with signs', () => {
    expect(outcomeOf('保，本，吗')).toBe('hold')
    expect(outcomeOf('保本吗')).toBe('ask')
  })

  it('keeps words as they are when no rule masks them, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(judge(words, promises, asked).text).toBe(words)
        expect(Array.from(judge(words, rude).text)).toHaveLength(Array.from(words).length)
      }),
    )
  })

  it('costs little a message with the most rules that a set may have', () => {
    const random = seededRandom(7)
    const letters = (count: number) =>
      Array.from({ length: count }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 2_000))).join(
        '',
      )
    const many = () => Array.from({ length: 500 }, () => letters(2 + Math.floor(random() * 6)))
    const rules = readyRules(Array.from({ length: 100 }, () => rule('hold', many(), many())))
    const words = Array.from({ length: 100 }, () => letters(500))
    const before = process.cpuUsage()
    const verdicts = words.map((text) => judgeWords(text, rules, 'chat'))
    const { user, system } = process.cpuUsage(before)
    expect(verdicts.some(({ outcome }) => outcome === 'hold')).toBe(true)
    // Half a millisecond; going through the phrases one by one took twenty.
    expect((user + system) / 1_000 / words.length).toBeLessThan(5)
  })
})
