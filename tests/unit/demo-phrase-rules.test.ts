import { describe, expect, it } from 'vitest'
import { judgeWords, readyRules } from '#lib/phrases.ts'
import { phraseSetSchema } from '#lib/phrase-set.ts'
import { demoPhraseRules } from '#prisma/demo/phrase-rules.ts'

const rules = readyRules(demoPhraseRules.map((rule) => ({ ...rule, id: rule.name })))

describe('the demo’s phrase rules', () => {
  it('can be published', () => {
    const set = { institution: null, reviewer: 'compliance@caibo.example', rules: demoPhraseRules }
    expect(phraseSetSchema.parse(set).rules).toEqual(demoPhraseRules)
  })

  it.each([
    ...[
      '如何确保本次直播可以回放',
      '我买了医保，本月生效',
      '社保本人缴纳',
      '环保本地企业',
      '增加微信提醒功能',
    ],
    ...['What is the risk? Free shares later', 'asterisk free', '毫无风险意识', '不是保本产品', '不能保本'],
    ...[
      '没有人能保证收益',
      '不承诺保本',
      '不保证收益',
      '无风险利率是多少',
      '無風險利率',
      '並非無風險',
      '非保本浮动收益',
    ],
    ...[
      'no guaranteed return',
      'the risk free rate',
      'Nothing is not risk-free',
      '不可能稳赚',
      'whatever fuc kids',
    ],
    ...['请问其他妈的有吗', '是否稳赚'],
  ])('pass %j', (words) => {
    expect(judgeWords(words, rules, 'chat')).toEqual({ text: words, outcome: 'pass', matches: [] })
  })

  it.each([
    ...[
      '这只保本',
      '稳 賺',
      '穩赚',
      '零風险',
      '穩賺不賠',
      '毫无风险',
      '确保本金安全',
      '保證本金',
      'RISK-FREE',
      'risk free!',
    ],
    ...[
      'guaranteed returns',
      '不亏保本',
      '没有风险保本',
      '加微信',
      '加 V 信',
      '薦股群',
      '不信？保本',
      '保.本',
      '保*本',
    ],
  ])('hold %j', (words) => {
    expect(judgeWords(words, rules, 'chat').outcome).toBe('hold')
  })

  it.each(['保本吗', '请问保本嗎？', '是否保本', '會不會虧', '这个有風险吗', 'Is my money safe?'])(
    'ask an agent %j',
    (words) => {
      expect(judgeWords(words, rules, 'chat').outcome).toBe('ask')
    },
  )

  it.each([
    ['f*ck it', '**** it'],
    ['what the fucking 他媽的', 'what the ******* ***'],
    ['F U C K', '* * * *'],
  ])('mask %j', (words, masked) => {
    expect(judgeWords(words, rules, 'chat')).toMatchObject({ text: masked, outcome: 'pass' })
  })
})
