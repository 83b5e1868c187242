import { questionPath } from '#lib/question-place.ts'
import { findQuestionPlaces } from './own-question.repo.ts'

/** Where each of these questions is found again now, as a path by its id: in the room, later in the replay. */
export async function findQuestionPaths(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await findQuestionPlaces(ids)
  return new Map(
    rows.map(({ id, programme, broadcast, ...times }) => {
      const replayId = broadcast?.replay?.state === 'published' ? broadcast.id : null
      return [id, questionPath({ slug: programme.slug, replayId, ...times })]
    }),
  )
}
