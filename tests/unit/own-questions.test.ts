import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { OwnQuestion } from '#lib/own-question.ts'
import { OwnQuestions } from '#components/account/own-questions.tsx'
import { messages } from '#messages/en.ts'

const question: OwnQuestion = {
  id: 'a',
  text: 'May I redeem early?',
  state: 'dismissed',
  isLeftOpen: false,
  at: Date.UTC(2026, 4, 2),
  slug: 'gold-today',
  title: 'Gold today',
  language: 'en',
  replayId: null,
  mediaTimeMs: 12_900,
  answeredMs: null,
  answers: [],
}

it('a question that the end of its show left open is called in the account as in the room', () => {
  const { leftOpen, state } = messages.room.questions
  const left = drawn({ ...question, isLeftOpen: true })
  expect(left).toContain(leftOpen)
  expect(left).not.toContain(state.dismissed)
  expect(drawn(question)).toContain(state.dismissed)
})

it('a question leads to its moment in the replay, without one to the room', () => {
  expect(drawn(question)).toContain('href="/live/gold-today?tab=questions"')
  const replayed = drawn({ ...question, replayId: 'b', answeredMs: 65_000 })
  expect(replayed).toContain('href="/replay/gold-today/b?tab=questions&amp;t=65"')
})

function drawn(own: OwnQuestion): string {
  const children = createElement(OwnQuestions, { questions: [own] })
  const intl = { locale: 'en' as const, timeZone: 'Asia/Shanghai', messages, children }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, intl))
}
