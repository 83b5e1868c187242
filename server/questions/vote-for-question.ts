import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { transaction } from '#server/db.ts'
import { lockQuestion } from './question.repo.ts'
import { addToVoteCount, findVotedIds, writeVote } from './vote.repo.ts'

const votable = new Set(['published', 'claimed', 'handed-off'])

/**
 * Says, or takes back, that the actor wants to know it too; one vote a person, however often it is said.
 * Returns the count. Throws `FORBIDDEN` for one's own question, `QUESTION_CLOSED` when nobody waits any more.
 */
export async function voteForQuestion(
  { actor }: Authorized<'room:speak'>,
  { questionId, isOn }: { questionId: string; isOn: boolean },
): Promise<number> {
  return transaction(async (tx) => {
    // Votes for one question come one after another: each sees the one before it.
    const question = await lockQuestion(tx, questionId)
    if (!question) throw new AppError('NOT_FOUND', 'no such question')
    if (question.askerId === actor.userId) throw new AppError('FORBIDDEN', 'nobody votes for oneself')
    if (!votable.has(question.state)) throw new AppError('QUESTION_CLOSED', 'nobody waits for it any more')
    const change = await writeVote(tx, { questionId, userId: actor.userId, isOn })
    return addToVoteCount(tx, questionId, change)
  })
}

/** The questions of a programme that the person voted for. */
export function listVotedIds(actor: Actor, programmeId: string): Promise<string[]> {
  return findVotedIds(actor.userId, programmeId)
}
