import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Assessments } from '#components/account/assessments.tsx'
import { BlockedPeople } from '#components/account/blocked-people.tsx'
import { messages } from '#messages/en.ts'

const latest = {
  ...{ id: 'latest', level: 3 as const, isExpired: false },
  ...{ assessedAt: Date.UTC(2026, 4, 2), expiresAt: Date.UTC(2027, 4, 2) },
}
const older = {
  ...{ id: 'older', level: 5 as const, isExpired: true },
  ...{ assessedAt: Date.UTC(2024, 0, 3), expiresAt: Date.UTC(2025, 0, 3) },
}

describe('the assessment in the account', () => {
  it('is the level that counts, until when, and what was before', () => {
    const html = drawn(createElement(Assessments, { results: [latest, older] }))
    for (const words of ['C3', 'Balanced', 'Valid until May 2, 2027', 'Earlier results', 'C5', 'Jan 3, 2024'])
      expect(html).toContain(words)
    expect(html).not.toContain('Expired')
  })

  it('says when it has expired, and holds no more', () => {
    const html = drawn(createElement(Assessments, { results: [older] }))
    expect(html).toContain('Expired on Jan 3, 2025')
    expect(html).not.toMatch(/Valid until|Earlier results/)
  })

  it.each([[[]], [[older]], [[latest]]])('always leads to another, and back here', (results) => {
    expect(drawn(createElement(Assessments, { results }))).toContain('href="/assessment?next=/account"')
  })
})

describe('the blocked people in the account', () => {
  it('are named as text, each with a way to unblock them', () => {
    const person = { userId: 'a', name: '<b>loud</b>', blockedAt: latest.assessedAt }
    const html = drawn(createElement(BlockedPeople, { people: [person], block: never }))
    expect(html).toContain('&lt;b&gt;loud&lt;/b&gt;')
    expect(html).toContain('aria-label="Unblock: &lt;b&gt;loud&lt;/b&gt;"')
    expect(html).toContain('Blocked on May 2, 2026')
  })

  it('are nobody, in words', () => {
    expect(drawn(createElement(BlockedPeople, { people: [], block: never }))).toContain('blocked nobody')
  })
})

function never(): Promise<never> {
  throw new Error('nobody pressed')
}

function drawn(element: ReactElement): string {
  const intl = { locale: 'en' as const, timeZone: 'Asia/Shanghai', messages, children: element }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, intl))
}
