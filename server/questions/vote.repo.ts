import { db, type Tx } from '#server/db.ts'

/** Adds or takes away a person's one vote; how much the count changes: 1, -1, or 0 when it was so already. */
export async function writeVote(
  tx: Tx,
  { questionId, userId, isOn }: { questionId: string; userId: string; isOn: boolean },
): Promise<number> {
  if (isOn)
    return (await tx.questionVote.createMany({ data: [{ questionId, userId }], skipDuplicates: true })).count
  return -(await tx.questionVote.deleteMany({ where: { questionId, userId } })).count
}

export async function addToVoteCount(tx: Tx, questionId: string, change: number): Promise<number> {
  const { voteCount } = await tx.question.update({
    where: { id: questionId },
    data: { voteCount: { increment: change } },
    select: { voteCount: true },
  })
  return voteCount
}

export async function findVotedIds(userId: string, programmeId: string): Promise<string[]> {
  const rows = await db().questionVote.findMany({
    where: { userId, question: { programmeId } },
    select: { questionId: true },
    take: 1_000,
  })
  return rows.map(({ questionId }) => questionId)
}
