import { describe, expect, it } from 'vitest'
import { messages as english } from '#messages/en.ts'
import { messages as chinese } from '#messages/zh-CN.ts'
import { messages as hongKong } from '#messages/zh-HK.ts'
import { errorCodes } from '#lib/errors.ts'

describe('message files', () => {
  const source = flatten(chinese)

  it.each([
    ['en', flatten(english)],
    ['zh-HK', flatten(hongKong)],
  ])('have the same keys and placeholders in %s as in the source', (_, translated) => {
    expect(source.size).toBeGreaterThan(250)
    expect([...translated.keys()].toSorted()).toEqual([...source.keys()].toSorted())
    const differing = [...source].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(translated.get(key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
    expect([...source, ...translated].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('write the Chinese of Hong Kong in its own letters', () => {
    const simplified = /[这们说对发个为时过还进开关后会没从间问题让录设选击视]/
    const own = [...flatten(hongKong)].filter(([key]) => key !== 'common.language.zh-CN')
    expect(own.filter(([, text]) => simplified.test(text))).toEqual([])
  })

  it('have words for every error code', () => {
    expect(Object.keys(chinese.errors).toSorted()).toEqual([...errorCodes].toSorted())
  })
})

function flatten(tree: object, path = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'object' && value !== null) return [...flatten(value, here)]
    const text: [string, string] = [here, String(value)]
    return [text]
  })
  return new Map(entries)
}

/** Names of ICU arguments; the branches of a plural or select are words of their own language. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].flatMap(([, name]) => name ?? [])
  return [...new Set(names)].toSorted()
}
