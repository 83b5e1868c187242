import { questionPath } from '#lib/question-place.ts'
import { findQuestionPlaces } from './own-question.repo.ts'
import { viewPlace } from './view-place.ts'

/** Where each of these questions is found again now, as a path by its id: in the room, later in the replay. */
export async function findQuestionPaths(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await findQuestionPlaces(ids)
  return new Map(rows.map((row) => [row.id, questionPath(viewPlace(row))]))
}
