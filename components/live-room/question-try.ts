import { newClientId } from '#lib/client-id.ts'

export type QuestionTry = { text: string; clientId: string }

/** The same words again are the same question, so that a lost answer asks nothing twice; changed words are another. */
export function tryQuestion(last: QuestionTry | null, text: string): QuestionTry {
  return last?.text === text ? last : { text, clientId: newClientId() }
}
