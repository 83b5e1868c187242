/** What can be found (features V18). */
export const searchKinds = ['programme', 'transcript', 'question', 'article'] as const
export type SearchKind = (typeof searchKinds)[number]

export const mostQueryLetters = 80

export type SearchResult = {
  kind: SearchKind
  refId: string
  title: string
  language: string
  /** The part of the text round the words that were looked for. */
  excerpt: string
  /** Where it leads; null for what is read on the spot. */
  path: string | null
  /** The place in the show, in media milliseconds. */
  mediaTimeMs: number | null
  /** The whole text of an article. */
  body: string | null
}

export type SearchAnswer = {
  results: SearchResult[]
  /** The words that were looked for, to be marked in the results. */
  words: string[]
}
