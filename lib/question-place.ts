/** The address of a question in letters, which are read while its show runs and long after. */
export function stableQuestionPath(questionId: string): string {
  return `/q/${questionId}`
}

export type QuestionPlace = {
  slug: string
  /** The published replay in which it was asked or answered; null where there is none. */
  replayId: string | null
  mediaTimeMs: number | null
  answeredMs: number | null
}

/** Where a question is found again, as a path: the moment of its answer in the replay, else of itself, else the room. */
export function questionPath({ slug, replayId, answeredMs, mediaTimeMs }: QuestionPlace): string {
  if (replayId === null) return `/live/${slug}?tab=questions`
  const ms = answeredMs ?? mediaTimeMs ?? 0
  return `/replay/${slug}/${replayId}?tab=questions&t=${Math.floor(ms / 1_000)}`
}
