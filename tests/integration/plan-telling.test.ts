import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newClientId } from '#lib/client-id.ts'
import { authorize, type Authorized } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { changePlan } from '#server/reservations/change-plan.ts'
import { tellPlanChanges } from '#server/reservations/tell-plan-changes.ts'
import { makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import { mustRead } from '#tests/support/show.ts'

const hourMs = 3_600_000

describe('a change of plan', () => {
  it('of a show that thousands await is made at once, and everyone hears of it once', async () => {
    const { programmeId, host } = await makePlanned()
    await addReservations(programmeId, 5_000)
    const startsAt = Date.now() + 24 * hourMs
    const change = { kind: 'postponed', reason: '系统维护', startsAt, clientId: newClientId() } as const
    expect(await changePlan(host, change)).toEqual({ told: 5_000 })
    expect(await countNotices(programmeId)).toBe(0)

    const counts = await Promise.all([tellPlanChanges(), tellPlanChanges(), tellPlanChanges()])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5_000)
    expect(await countNotices(programmeId)).toBe(5_000)
    expect(await tellPlanChanges()).toBe(0)
  })

  it('that is sent twice is made and told once', async () => {
    const { programmeId, host } = await makePlanned()
    await addReservations(programmeId, 3)
    const startsAt = Date.now() + 24 * hourMs
    const change = { kind: 'postponed', reason: 'x', startsAt, clientId: newClientId() } as const
    const answers = await Promise.all([changePlan(host, change), changePlan(host, change)])
    answers.push(await changePlan(host, change))
    expect(answers).toEqual([{ told: 3 }, { told: 3 }, { told: 3 }])
    await tellPlanChanges()
    expect(await countNotices(programmeId)).toBe(3)
    const audit = await db().auditEvent.count({
      where: { objectId: programmeId, act: 'programme.postponed' },
    })
    expect(audit).toBe(1)

    await changePlan(host, { ...change, clientId: newClientId() })
    await tellPlanChanges()
    expect(await countNotices(programmeId)).toBe(6)
  })

  it('is told to who had reserved by then, and goes on where a worker ended', async () => {
    const { programmeId, host } = await makePlanned()
    await addReservations(programmeId, 4)
    await changePlan(host, { kind: 'late', reason: 'x', clientId: newClientId() })
    const reserved = await db().reminder.findMany({ where: { programmeId }, orderBy: { userId: 'asc' } })
    await db().planTelling.updateMany({
      where: { programmeId },
      data: { toldUpTo: reserved[1]?.userId ?? null },
    })
    await addReservations(programmeId, 1, new Date(Date.now() + hourMs))
    expect(await tellPlanChanges()).toBe(2)
    const told = await db().notice.findMany({ where: { programmeId }, orderBy: { userId: 'asc' } })
    expect(told.map(({ userId }) => userId)).toEqual(reserved.slice(2).map(({ userId }) => userId))
  })
})

async function makePlanned(): Promise<{ programmeId: string; host: Authorized<'programme:run'> }> {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const startsAt = new Date(Date.now() + hourMs)
  const { programmeId } = await makeProgramme({ institutionId, hostId, startsAt })
  return { programmeId, host: await authorize(await mustRead(hostId), 'programme:run', { programmeId }) }
}

/** As rows: thousands of accounts with passwords would take minutes. */
async function addReservations(programmeId: string, count: number, createdAt = new Date()): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID())
  await db().user.createMany({ data: ids.map((id) => ({ id, name: 'x', email: `${id}@example.org` })) })
  await db().reminder.createMany({ data: ids.map((userId) => ({ userId, programmeId, createdAt })) })
}

function countNotices(programmeId: string): Promise<number> {
  return db().notice.count({ where: { programmeId } })
}
