/** What an answer is read from, wherever it is read. */
export const answerSelect = {
  id: true,
  text: true,
  visibility: true,
  mediaTimeMs: true,
  createdAt: true,
  author: { select: { name: true } },
} as const

export type AnswerRow = {
  id: string
  text: string
  visibility: string
  mediaTimeMs: number | null
  createdAt: Date
  author: { name: string }
}
