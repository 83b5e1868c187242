import { now } from '#server/clock.ts'
import { answerLeaseMs } from './answer-lease.ts'
import { extendAnswerLeases } from './question.repo.ts'

/** Says that these hosts are in the studios of these shows: what they are answering there stays theirs. */
export async function renewAnswerLeases(
  hosts: readonly { hostId: string; programmeId: string }[],
): Promise<void> {
  if (hosts.length > 0) await extendAnswerLeases(hosts, new Date(now().getTime() + answerLeaseMs))
}
