import { describe, expect, it } from 'vitest'
import { cuesOfLines } from '#lib/recorded-captions.ts'
import { readLines, writeLine } from '#media/store/kept-lines.ts'

describe('lines that come with a live picture', () => {
  it('are shown until the next one, and no longer than anybody looks', () => {
    const cues = cuesOfLines([
      { atMs: 1_000, text: '大家好' },
      { atMs: 3_500, text: '今天谈汇率' },
      { atMs: 30_000, text: '下一个问题' },
    ])
    expect(cues).toEqual([
      { fromMs: 1_000, toMs: 3_500, text: '大家好' },
      { fromMs: 3_500, toMs: 10_500, text: '今天谈汇率' },
      { fromMs: 30_000, toMs: 37_000, text: '下一个问题' },
    ])
  })

  it('are one cue while a sentence grows', () => {
    const cues = cuesOfLines([
      { atMs: 0, text: '今天' },
      { atMs: 400, text: '今天先说' },
      { atMs: 900, text: '今天先说外汇' },
      { atMs: 2_000, text: '额度' },
    ])
    expect(cues).toEqual([
      { fromMs: 0, toMs: 2_000, text: '今天先说外汇' },
      { fromMs: 2_000, toMs: 9_000, text: '额度' },
    ])
  })

  it('go when an empty one comes, and are visible text only', () => {
    const cues = cuesOfLines([
      { atMs: 0, text: '\u202e\u0000藏\u200b字 ' },
      { atMs: 1_500, text: ' ' },
      { atMs: 1_600, text: '\u0007' },
    ])
    expect(cues).toEqual([{ fromMs: 0, toMs: 1_500, text: '藏字' }])
  })
})

describe('lines on disk', () => {
  it('come back whole, whatever a crash cut off between them', () => {
    const line = { atMs: 12, language: null, text: '引号 " 和换行\n' }
    const file = `${writeLine(line)}{"atMs":5,"te${writeLine({ ...line, atMs: 20 })}{"half`
    expect(readLines(file)).toEqual([line, { ...line, atMs: 20 }])
  })
})
