import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ShowStartProvider, StartHere } from '#components/live-room/show-start.tsx'
import { StartTime } from '#components/schedule/start-time.tsx'
import en from '#messages/en/schedule.json' with { type: 'json' }

const now = new Date('2026-11-26T12:00:00+08:00')
const at = (time: string) => Date.parse(`${time}+08:00`)

describe('the time of a show', () => {
  it('has Beijing’s beside it where the viewer’s clock is another', () => {
    expect(words('Europe/London', at('2026-11-26T19:26:00'))).toBe('Today 11:26 (19:26 Beijing time)')
  })

  it('has Beijing’s date too where that is another', () => {
    expect(words('Europe/London', at('2026-11-27T02:00:00'))).toBe('Today 18:00 (11/27 02:00 Beijing time)')
  })

  it('in Beijing’s zone carries the zone’s name, shown while the browser has not said its own', () => {
    const html = drawn('Asia/Shanghai', createElement(StartTime, { at: at('2026-11-26T19:26:00') }))
    expect(html).toContain('Today 19:26<span class="hidden assumed:inline"> (Beijing time)</span>')
  })
})

describe('the start below the picture', () => {
  it('stays as the server drew it while the plan is the same, and without a room', () => {
    const here = createElement(Here)
    expect(renderToStaticMarkup(here)).toBe('<b>as drawn</b>')
    expect(renderToStaticMarkup(createElement(ShowStartProvider, { value: 1 }, here))).toBe('<b>as drawn</b>')
  })

  it('follows a show that was put off', async () => {
    const later = at('2026-11-26T21:00:00')
    const put = createElement(ShowStartProvider, { value: later }, createElement(Here))
    expect(await settled('Asia/Shanghai', put)).toContain('Today 21:00')
  })
})

function Here(): ReactElement {
  return StartHere({ at: 1, children: createElement('b', null, 'as drawn') })
}

function words(timeZone: string, start: number): string {
  return drawn(timeZone, createElement(StartTime, { at: start })).replaceAll(/<[^>]+>/g, '')
}

function drawn(timeZone: string, element: ReactElement): string {
  return renderToStaticMarkup(within(timeZone, element))
}

async function settled(timeZone: string, element: ReactElement): Promise<string> {
  const { prerender } = await import('react-dom/static')
  const { prelude } = await prerender(within(timeZone, element))
  return new Response(prelude).text()
}

function within(timeZone: string, element: ReactElement): ReactElement {
  const messages = { schedule: en }
  return NextIntlClientProvider({ locale: 'en', messages, timeZone, now, children: element })
}
