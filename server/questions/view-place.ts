import type { QuestionPlace } from '#lib/question-place.ts'
import type { QuestionPlaceRow } from './own-question.repo.ts'

/** Where a question is found again now: a replay counts once it is published. */
export function viewPlace({
  programme,
  broadcast,
  mediaTimeMs,
  answeredMs,
}: QuestionPlaceRow): QuestionPlace {
  const replayId = broadcast?.replay?.state === 'published' ? broadcast.id : null
  return { slug: programme.slug, replayId, mediaTimeMs, answeredMs }
}
