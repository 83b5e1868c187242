import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeWords, readyRule, type PhraseRule } from '#lib/phrases.ts'

const rule = (action: PhraseRule['action'], phrases: string[], exceptions: string[] = []) =>
  readyRule({ id: `${action} ${phrases.join()}`, place: 'any', action, phrases, exceptions })
const promises = rule('hold', ['保本', '无风险', 'guaranteed return'], ['不承诺保本', '无风险利率'])
const asked = rule('ask', ['保本吗'])
const rude = rule('mask', ['damn'])
const outcomeOf = (words: string) => judgeWords(words, [promises, asked, rude], 'chat').outcome

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
    const { text, outcome, matches } = judgeWords('well 😀 D.A m n, really', [rude], 'chat')
    expect({ text, outcome }).toEqual({ text: 'well 😀 *.* * *, really', outcome: 'pass' })
    expect(matches).toEqual([{ ruleId: rude.id, action: 'mask' }])
  })

  it('holds in the places that a rule is for', () => {
    const chatOnly = { ...promises, place: 'chat' as const }
    expect(judgeWords('保本', [chatOnly], 'question').outcome).toBe('pass')
    expect(judgeWords('保本', [chatOnly], 'chat').outcome).toBe('hold')
  })

  it('keeps words as they are when no rule masks them, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(judgeWords(words, [promises, asked], 'chat').text).toBe(words)
        expect(Array.from(judgeWords(words, [rude], 'chat').text)).toHaveLength(Array.from(words).length)
      }),
    )
  })
})
