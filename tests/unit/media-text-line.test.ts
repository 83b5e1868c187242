import { describe, expect, it } from 'vitest'
import { readTextLine } from '#media/ingest/text-line.ts'

const string = (text: string): Buffer => {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
const value = (text: string): Buffer => Buffer.concat([Buffer.from([2]), string(text)])

/** A data message as encoders send it: names, then an object of strings. */
function message(names: string[], object: Record<string, string>, type = 18) {
  const properties = Object.entries(object).flatMap(([name, text]) => [string(name), value(text)])
  const data = Buffer.concat([...names.map(value), Buffer.from([3]), ...properties, Buffer.from([0, 0, 9])])
  return { codec_type: type, codec_id: 0, flags: 0, pts: 0, dts: 0, size: data.length, data }
}

describe('a data message of an encoder', () => {
  it('is a line of captions when it is called so, with or without @setDataFrame', () => {
    const object = { type: 'Text', text: '今天谈汇率', language: 'chi' }
    for (const names of [['onTextData'], ['@setDataFrame', 'onTextData']])
      expect(readTextLine(message(names, object), 12_000)).toEqual({
        text: '今天谈汇率',
        language: 'zh',
        atMs: 12_000,
      })
  })

  it.each([
    ['', null],
    ['und', null],
    ['eng', 'en'],
    ['zh_hk', 'zh-HK'],
    ['zh-hant-hk', 'zh-Hant-HK'],
    ['en-x-live', 'en'],
    ['en-u-ca-gregory', 'en'],
    ['en-t-jp', 'en'],
    ['sl-rozaj', 'sl'],
    ['und-x-live', null],
    ['x-live', null],
    ['not a language', null],
  ])('says %j for the language %s', (given, language) => {
    const line = readTextLine(message(['onTextData'], { text: 'x', language: given }), 0)
    expect(line?.language).toBe(language)
  })

  it('is none when it is metadata, a picture, or has no text', () => {
    expect(readTextLine(message(['onMetaData'], { text: 'x' }), 0)).toBeNull()
    expect(readTextLine(message(['onTextData'], { text: 'x' }, 9), 0)).toBeNull()
    expect(readTextLine(message(['onTextData'], { words: 'x' }), 0)).toBeNull()
  })

  it('is cut where no line is so long', () => {
    expect(readTextLine(message(['onTextData'], { text: '长'.repeat(900) }), 0)?.text).toHaveLength(500)
  })
})
