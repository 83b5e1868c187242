import { countPresent } from './attendance.repo.ts'
import type { LikeSums } from './like-sums.ts'

/** A node that is silent for longer is not counted, though not yet given up. */
const freshSeconds = 10

export type Audience = { viewers: number; likes: number }

/** Who watches these programmes now and how often they were liked, from the raw rows of all nodes. */
export async function countAudience(
  programmeIds: readonly string[],
  likes: LikeSums,
): Promise<Map<string, Audience>> {
  if (programmeIds.length === 0) return new Map()
  const viewers = await countPresent(programmeIds, freshSeconds)
  const counts = new Map<string, Audience>()
  for (const id of programmeIds)
    counts.set(id, { viewers: viewers.get(id) ?? 0, likes: await likes.read(id) })
  return counts
}
