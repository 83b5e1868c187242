import { describe, expect, it } from 'vitest'
import { messages as english } from '#messages/en.ts'
import { messages as chinese } from '#messages/zh-CN.ts'
import { errorCodes } from '#lib/errors.ts'

describe('message files', () => {
  const source = flatten(chinese)
  const translated = flatten(english)

  it('have the same keys in both languages', () => {
    expect(source.size).toBeGreaterThan(250)
    expect([...translated.keys()].toSorted()).toEqual([...source.keys()].toSorted())
  })

  it('use the same placeholders for the same text', () => {
    const differing = [...source].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(translated.get(key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('leave no text empty', () => {
    expect([...source, ...translated].filter(([, text]) => text.trim() === '')).toEqual([])
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
