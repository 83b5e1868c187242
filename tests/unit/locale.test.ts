import { describe, expect, it } from 'vitest'
import { negotiateLocale, validTimeZone } from '#lib/locale.ts'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { skewOf } from '#components/ui/server-time.ts'
import { nextPathSchema } from '#app/params.ts'

describe('language and zone', () => {
  it('takes the viewer’s own choice before the browser’s', () => {
    expect(negotiateLocale('en', 'zh-CN')).toBe('en')
    expect(negotiateLocale('xx', 'en-GB,en;q=0.9')).toBe('en')
  })

  it('weighs the browser’s wishes by quality and falls back to the source', () => {
    expect(negotiateLocale(undefined, 'fr, zh-TW;q=0.4, en;q=0.8')).toBe('en')
    expect(negotiateLocale(undefined, 'en;q=0, zh')).toBe('zh-CN')
    expect(negotiateLocale(undefined, null)).toBe('zh-CN')
    expect(negotiateLocale(undefined, 'fr, de')).toBe('zh-CN')
  })

  it('tells the two Chinese scripts apart', () => {
    for (const tag of ['zh-HK', 'zh-TW', 'zh-Hant', 'zh-Hant-MO', 'zh-mo'])
      expect(negotiateLocale(undefined, tag), tag).toBe('zh-HK')
    for (const tag of ['zh', 'zh-SG', 'zh-Hans-HK', 'zh-CN'])
      expect(negotiateLocale(undefined, tag), tag).toBe('zh-CN')
  })

  it('believes only zones that exist', () => {
    expect(validTimeZone('Europe/London')).toBe('Europe/London')
    expect(validTimeZone('<script>')).toBe('Asia/Shanghai')
  })
})

describe('a place to go on to after signing in', () => {
  it.each(['/live/market-open?tab=chat', '/desk'])('may be %s', (path) => {
    expect(nextPathSchema.parse(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\\b',
    undefined,
  ])('is never %s', (path) => {
    expect(nextPathSchema.parse(path)).toBe('/')
  })
})

describe('a browser’s own clock', () => {
  it('is believed unless it is wrong by more than a slow page explains', () => {
    const day = 86_400_000
    expect([skewOf(1_000_000, 1_020_000), skewOf(day, 0), skewOf(0, day)]).toEqual([0, day, -day])
  })
})

describe('media time', () => {
  it('is written as players write it', () => {
    expect([0, 61_000, 3_661_000].map(formatMediaTime)).toEqual(['0:00', '1:01', '1:01:01'])
  })
})
