import { describe, expect, it } from 'vitest'
import { isOwnPath } from '#lib/own-path.ts'

describe('a path to go on to', () => {
  it.each(['/', '/account/settings', '/live/a?t=3#chat', '/a/../b', '/search?q=a//b', '/live//twice'])(
    'is ours: %s',
    (path) => {
      expect(isOwnPath(path)).toBe(true)
    },
  )

  it.each([
    '',
    'desk',
    '//evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/a/b/../..//evil.example',
    '/%2e%2e//evil.example',
    '/%2E//evil.example',
    '/\\evil.example',
    '/..\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//\tevil.example',
    '/ /evil.example',
    '\t//evil.example',
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'https://evil.example',
    'https:/evil.example',
    'https://own.invalid/desk',
    '///evil.example',
  ])('leads away: %j', (path) => {
    expect(isOwnPath(path)).toBe(false)
  })
})
