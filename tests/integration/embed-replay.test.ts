import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { EmbedReplay } from '#components/embed/embed-replay.tsx'
import { EmbedRefused } from '#components/embed/embed-refused.tsx'
import { findProgramme } from '#server/programmes/find-programme.ts'
import { messages } from '#messages/en.ts'
import { makeShow } from '#tests/support/show.ts'

it('a recording in the frame of another site has its hosts, its risks and the way to its page', async () => {
  const { slug } = await makeShow()
  const found = await findProgramme(slug, null)
  if (!found) throw new Error('no programme')
  const { programme } = found
  const none = { chapters: [], captions: [], shelf: [], startAtMs: 0 }
  const html = drawn(createElement(EmbedReplay, { programme, broadcastId: 'b', ...none }))
  expect(html).toContain(`href="/replay/${slug}/b"`)
  for (const { name } of programme.hosts) expect(html).toContain(name)
  expect(programme.hosts.length).toBeGreaterThan(0)
  expect(html).toContain(`aria-label="${messages.live.compliance}"`)
})

it('a recording that is not there is refused in words', () => {
  const { ended } = messages.live
  const words = { coming: ended.preparing, empty: ended.nothingRecorded, expired: ended.expired } as const
  for (const reason of ['coming', 'empty', 'expired'] as const)
    expect(drawn(createElement(EmbedRefused, { slug: 'a', reason }))).toContain(words[reason])
  expect(drawn(createElement(EmbedRefused, { slug: 'a', reason: 'private' }))).toContain(
    messages.sharing.refused,
  )
})

function drawn(children: ReactElement): string {
  const intl = { locale: 'en' as const, timeZone: 'Asia/Shanghai', messages, children }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, intl))
}
