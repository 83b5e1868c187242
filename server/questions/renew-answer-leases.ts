import { now } from '#server/clock.ts'
import { answerLeaseMs } from './answer-lease.ts'
import { extendAnswerLeases } from './question.repo.ts'

/** Says that these hosts are here: what they are answering stays theirs. */
export async function renewAnswerLeases(hostIds: readonly string[]): Promise<void> {
  if (hostIds.length > 0) await extendAnswerLeases(hostIds, new Date(now().getTime() + answerLeaseMs))
}
