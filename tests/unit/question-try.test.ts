import { expect, it } from 'vitest'
import { tryQuestion } from '#components/live-room/question-try.ts'

it('names a question by its words: the same again keep the name, an edit after a lost answer gets its own', () => {
  const first = tryQuestion(null, '现在可以买吗')
  expect(tryQuestion(first, '现在可以买吗')).toBe(first)
  const edited = tryQuestion(first, '现在可以卖吗')
  expect(edited.text).toBe('现在可以卖吗')
  expect(edited.clientId).not.toBe(first.clientId)
})
