import { db } from '#server/db.ts'

const isHeld = (programmeId: string) => ({ programmeId, heldAt: { not: null }, removedAt: null })
const isReported = (programmeId: string) => ({
  programmeId,
  heldAt: null,
  removedAt: null,
  reports: { some: { settledAt: null } },
})

/**
 * Messages that a rule holds or that people reported, the longest waiting of each first. Two queries, because each has
 * an index that holds nothing else; either condition in one would read all that was ever said in the room.
 */
export async function findWaitingMessages(programmeId: string, most: number) {
  const found = await Promise.all(
    [isHeld(programmeId), isReported(programmeId)].map((where) =>
      db().chatMessage.findMany({
        where,
        orderBy: { createdAt: 'asc' },
        take: most,
        select: {
          id: true,
          text: true,
          createdAt: true,
          author: { select: { name: true } },
          reports: { where: { settledAt: null }, select: { reason: true } },
        },
      }),
    ),
  )
  return found.flat()
}

export function findHeldQuestions(programmeId: string, most: number) {
  return db().question.findMany({
    where: { programmeId, state: 'held' },
    orderBy: { createdAt: 'asc' },
    take: most,
    select: { id: true, text: true, createdAt: true, asker: { select: { name: true } } },
  })
}

export async function countWaiting(programmeId: string): Promise<number> {
  const [held, reported, questions] = await Promise.all([
    db().chatMessage.count({ where: isHeld(programmeId) }),
    db().chatMessage.count({ where: isReported(programmeId) }),
    db().question.count({ where: { programmeId, state: 'held' } }),
  ])
  return held + reported + questions
}

/** Names of the rules that hold what waits, by what they hold. */
export async function findHoldingRules(subjectIds: readonly string[]): Promise<Map<string, string[]>> {
  const ids = [...subjectIds]
  const matches = await db().phraseMatch.findMany({
    where: { action: 'hold', OR: [{ messageId: { in: ids } }, { questionId: { in: ids } }] },
    select: { ruleId: true, messageId: true, questionId: true },
  })
  const rules = await db().phraseRule.findMany({
    where: { id: { in: [...new Set(matches.map(({ ruleId }) => ruleId))] } },
    select: { id: true, name: true },
  })
  const nameById = new Map(rules.map(({ id, name }) => [id, name]))
  const bySubject = Map.groupBy(matches, ({ messageId, questionId }) => messageId ?? questionId ?? '')
  return new Map(
    [...bySubject].map(([id, group]) => [id, group.flatMap(({ ruleId }) => nameById.get(ruleId) ?? [])]),
  )
}
