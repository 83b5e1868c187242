import { describe, expect, it } from 'vitest'
import type { Role } from '#lib/roles.ts'
import { leaseBeatMs } from '#server/desk/lease.ts'
import { returnLapsedQuestionsJob } from '#server/jobs/return-lapsed-questions.ts'
import { answerLeaseMs } from '#server/questions/answer-lease.ts'
import { findHostsAtWork } from '#server/realtime/find-hosts-at-work.ts'

describe('the lease of a question that is being answered', () => {
  it('returns it within sixty seconds, and outlasts a missed beat', () => {
    expect(answerLeaseMs + returnLapsedQuestionsJob.everySeconds * 1_000).toBeLessThan(60_000)
    expect(answerLeaseMs).toBeGreaterThan(3 * leaseBeatMs)
  })

  it('is prolonged by a host who has the studio of the show open, and by nobody on another page', () => {
    const there = ['a-socket', 'programme:one', 'user:ann', 'studio:one']
    expect(
      findHostsAtWork([
        connection('ann', 'host', there),
        connection('ann', 'host', there),
        connection('ann', 'host', ['studio:two']),
        connection('ben', 'programme-manager', ['programme:one', 'user:ben', 'desk:one']),
        connection('cai', 'compliance-officer', ['studio:one']),
        connection('dan', 'admin', ['studio:two', 'studio:three']),
      ]),
    ).toEqual([
      { hostId: 'ann', programmeId: 'one' },
      { hostId: 'ann', programmeId: 'two' },
      { hostId: 'dan', programmeId: 'two' },
      { hostId: 'dan', programmeId: 'three' },
    ])
  })
})

function connection(userId: string, role: Role, rooms: readonly string[]) {
  const actor = { userId, name: userId, grants: [{ role, institutionId: null, branchId: null }] }
  return { rooms: new Set(rooms), signedIn: { sessionId: `session of ${userId}`, actor } }
}
