import type { PhraseSet } from '#lib/phrase-set.ts'
import { publishPhraseRules } from '#server/compliance/publish-phrase-rules.ts'

/** What turns a promise round when it stands right before it. */
const negations = [
  ...[
    '不…',
    '不是…',
    '不是什么…',
    '不能…',
    '不会…',
    '不可能…',
    '不可…',
    '不敢…',
    '不承诺…',
    '不得承诺…',
    '不等于…',
  ],
  ...[
    '不存在…',
    '不存在任何…',
    '不保证…',
    '没有…',
    '没有任何…',
    '没有人能…',
    '没人能…',
    '没有谁能…',
    '无法…',
    '难以…',
  ],
  ...[
    '非…',
    '并非…',
    '谁能…',
    '谁敢…',
    '是否…',
    '能否…',
    '能不能…',
    '是不是…',
    'no …',
    'not …',
    'never …',
    'without …',
  ],
]

export const demoPhraseRules: PhraseSet['rules'] = [
  {
    name: '收益疑问转客服',
    place: 'any',
    action: 'ask',
    phrases: [
      ...[
        '保本吗',
        '是否保本',
        '是不是保本',
        '能不能保本',
        '保不保本',
        '会亏吗',
        '会不会亏',
        '有风险吗',
        '有没有风险',
      ],
      ...['能保证收益吗', 'is my money safe', 'is my capital guaranteed', 'can i lose money'],
    ],
    exceptions: [],
  },
  {
    name: '收益承诺',
    place: 'any',
    action: 'hold',
    phrases: [
      ...['保本', '确保本金', '保证本金', '稳赚', '包赚', '无风险', '零风险', '保证收益', 'risk free'],
      ...['guaranteed return', 'guaranteed returns', 'guaranteed profit', 'guaranteed profits'],
    ],
    exceptions: [
      ...negations,
      // Words that end with 保 before one that begins with 本.
      ...[
        '确保本',
        '担保本',
        '社保本',
        '医保本',
        '环保本',
        '劳保本',
        '投保本',
        '参保本',
        '承保本',
        '续保本',
        '退保本',
      ],
      ...['无风险利率', '无风险收益率', '无风险意识', 'risk free rate'],
    ],
  },
  {
    name: '站外引流',
    place: 'any',
    action: 'hold',
    phrases: [
      ...['加微信', '加我微信', '加v信', '加薇信', '荐股群', '内部消息', '内幕消息', '带你赚'],
      ...['add my whatsapp', 'join my telegram', 'insider tip', 'insider tips'],
    ],
    exceptions: ['增加微信', '添加微信提醒', '参加微信'],
  },
  {
    name: '不文明用语',
    place: 'any',
    action: 'mask',
    // Signs are dropped, so fck is f*ck; the forms of a word are words of their own.
    phrases: [
      '傻逼',
      '他妈的',
      '王八蛋',
      'fuck',
      'fck',
      'fucks',
      'fucked',
      'fucker',
      'fucking',
      'motherfucker',
    ],
    exceptions: ['其他妈的'],
  },
]

/** Rules of all institutions, as the demo's compliance officer would have approved them. */
export async function seedPhraseRules(): Promise<void> {
  await publishPhraseRules({
    institution: null,
    reviewer: 'compliance@caibo.example',
    rules: demoPhraseRules,
  })
}
