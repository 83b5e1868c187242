import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newClientId } from '#lib/client-id.ts'
import type { Actor } from '#lib/roles.ts'
import { authorize, type Authorized } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { env } from '#server/env.ts'
import { deliverNotices } from '#server/notices/deliver-notices.ts'
import { countUnread, listNotices, markRead } from '#server/notices/list-notices.ts'
import { setNoticeSetting } from '#server/notices/settings.ts'
import { unsubscribe, unsubscribeLinks } from '#server/notices/unsubscribe.ts'
import { findProgramme } from '#server/programmes/find-programme.ts'
import { listSchedule } from '#server/programmes/list-schedule.ts'
import { findQuestionPaths } from '#server/questions/find-question-paths.ts'
import { changePlan } from '#server/reservations/change-plan.ts'
import { tellPlanChanges } from '#server/reservations/tell-plan-changes.ts'
import { remindDue } from '#server/reservations/remind-due.ts'
import { countReserved, listReservedIds, reserve } from '#server/reservations/reserve.ts'
import { makeAccount, makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

describe('a reservation', () => {
  it('is one per person, is counted for the host, and can be given back', async () => {
    const { programmeId, viewer } = await makePlanned({ startsInMs: 2 * hourMs })
    await Promise.all(
      Array.from({ length: 20 }, async () => reserve(viewer, { programmeId, isOn: true }).catch(() => null)),
    )
    expect(await countReserved(programmeId)).toBe(1)
    expect(await listReservedIds(viewer)).toEqual([programmeId])
    await reserve(viewer, { programmeId, isOn: false })
    expect(await countReserved(programmeId)).toBe(0)
  })

  it('is refused for what the person may not watch, and for what is over', async () => {
    const { programmeId, viewer } = await makePlanned({ startsInMs: 2 * hourMs })
    await db().programme.update({ where: { id: programmeId }, data: { visibility: 'staff' } })
    await expect(reserve(viewer, { programmeId, isOn: true })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const over = await makePlanned({ startsInMs: -2 * hourMs })
    await expect(reserve(viewer, { programmeId: over.programmeId, isOn: true })).rejects.toMatchObject({
      code: 'STATE_CHANGED',
    })
  })
})

describe('whoever reserved', () => {
  it('is reminded once a quarter of an hour before, whatever number of workers ask', async () => {
    const { programmeId, viewer, title } = await makePlanned({ startsInMs: hourMs })
    await reserve(viewer, { programmeId, isOn: true })
    await remindDue()
    expect(await listNotices(viewer, findQuestionPaths)).toEqual([])
    await moveTo(programmeId, 10 * minuteMs)
    await Promise.all([remindDue(), remindDue(), remindDue()])
    const [notice, ...others] = await listNotices(viewer, findQuestionPaths)
    expect(others).toEqual([])
    expect(notice).toMatchObject({ kind: 'starting', isRead: false, programme: { title } })

    await Promise.all([deliverNotices(), deliverNotices()])
    const letters = await lettersTo(viewer)
    expect(letters).toHaveLength(1)
    expect(letters[0]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    await deliverNotices()
    expect(await lettersTo(viewer)).toHaveLength(1)

    expect(await countUnread(viewer)).toBe(1)
    await markRead(viewer)
    expect(await countUnread(viewer)).toBe(0)
  })

  it('hears that the show is late, then moved, and is reminded of the new date', async () => {
    const { programmeId, slug, viewer, host } = await makePlanned({ startsInMs: 10 * minuteMs })
    await reserve(viewer, { programmeId, isOn: true })
    expect(await changePlan(host, { clientId: newClientId(), kind: 'late', reason: '嘉宾堵车' })).toEqual({
      told: 1,
    })
    const planned = (await findProgramme(slug, null))?.programme.startsAt ?? 0
    const startsAt = planned + 24 * hourMs
    expect(
      await changePlan(host, { clientId: newClientId(), kind: 'postponed', reason: '系统维护', startsAt }),
    ).toEqual({ told: 1 })
    await tellPlanChanges()
    expect((await findProgramme(slug, null))?.programme).toMatchObject({
      startsAt,
      phase: 'upcoming',
      notice: { kind: 'postponed', reason: '系统维护', plannedAt: planned },
    })
    const row = await db().programme.findUniqueOrThrow({ where: { id: programmeId } })
    expect(row).toMatchObject({ state: 'approved', calendarSequence: 1 })
    expect((await listNotices(viewer, findQuestionPaths)).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['postponed', '系统维护'],
      ['late', '嘉宾堵车'],
    ])

    await moveTo(programmeId, 10 * minuteMs)
    await remindDue()
    expect((await listNotices(viewer, findQuestionPaths))[0]).toMatchObject({ kind: 'starting' })
  })

  it('hears of a cancelled show, whose page goes on saying so', async () => {
    const { programmeId, slug, viewer, host } = await makePlanned({ startsInMs: hourMs })
    await reserve(viewer, { programmeId, isOn: true })
    await changePlan(host, { clientId: newClientId(), kind: 'cancelled', reason: '市场休市' })
    await tellPlanChanges()
    expect((await listNotices(viewer, findQuestionPaths))[0]).toMatchObject({
      kind: 'cancelled',
      reason: '市场休市',
    })
    expect((await findProgramme(slug, null))?.programme).toMatchObject({
      state: 'cancelled',
      phase: 'over',
      notice: { kind: 'cancelled' },
    })
    expect((await listSchedule(null)).some(({ id }) => id === programmeId)).toBe(true)
    await expect(reserve(viewer, { programmeId, isOn: true })).rejects.toMatchObject({
      code: 'STATE_CHANGED',
    })
    await expect(
      changePlan(host, { clientId: newClientId(), kind: 'late', reason: 'x' }),
    ).rejects.toMatchObject({
      code: 'STATE_CHANGED',
    })
    const audit = await db().auditEvent.findMany({
      where: { objectId: programmeId, act: 'programme.cancelled' },
    })
    expect(audit).toHaveLength(1)
  })

  it('gets no more letters of a kind after one press, and nothing of it by a forged link', async () => {
    const { programmeId, viewer, host } = await makePlanned({ startsInMs: hourMs })
    await reserve(viewer, { programmeId, isOn: true })
    const { oneClick } = unsubscribeLinks(viewer.userId, 'changes')
    const token = oneClick.split('/').at(-1) ?? ''
    await expect(unsubscribe(`${token}x`)).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
    await unsubscribe(token)
    await changePlan(host, { clientId: newClientId(), kind: 'late', reason: 'soon' })
    await tellPlanChanges()
    await deliverNotices()
    expect(await lettersTo(viewer)).toEqual([])
    expect(await listNotices(viewer, findQuestionPaths)).toHaveLength(1)

    await setNoticeSetting(viewer.userId, { group: 'changes', channel: 'mail', isOn: true })
    await changePlan(host, { clientId: newClientId(), kind: 'late', reason: 'sooner' })
    await tellPlanChanges()
    await deliverNotices()
    expect(await lettersTo(viewer)).toHaveLength(1)
  })
})

it('is no plan to change once the show is on air, nor for a date that has passed', async () => {
  const show = await makeShow()
  const host = await authorize(await mustRead(show.hostId), 'programme:run', {
    programmeId: show.programmeId,
  })
  await expect(
    changePlan(host, {
      clientId: newClientId(),
      kind: 'postponed',
      reason: 'x',
      startsAt: Date.now() - hourMs,
    }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(
    changePlan(host, { clientId: newClientId(), kind: 'late', reason: '\u200B\u202E' }),
  ).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  await putOnAir(show)
  await expect(
    changePlan(host, { clientId: newClientId(), kind: 'late', reason: 'x' }),
  ).rejects.toMatchObject({
    code: 'STATE_CHANGED',
  })
})

type Planned = {
  programmeId: string
  slug: string
  title: string
  viewer: Actor
  host: Authorized<'programme:run'>
}

async function makePlanned({ startsInMs }: { startsInMs: number }): Promise<Planned> {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const title = 'A show to come'
  const startsAt = new Date(Date.now() + startsInMs)
  const { programmeId, slug } = await makeProgramme({ institutionId, hostId, title, startsAt })
  const host = await authorize(await mustRead(hostId), 'programme:run', { programmeId })
  return { programmeId, slug, title, host, viewer: await mustRead(await makeAccount('viewer')) }
}

async function moveTo(programmeId: string, startsInMs: number): Promise<void> {
  await db().programme.update({
    where: { id: programmeId },
    data: { startsAt: new Date(Date.now() + startsInMs) },
  })
}

async function lettersTo({ userId }: Actor): Promise<string[]> {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } })
  const folder = join(env().DATA_DIR, 'outbox')
  const files = await readdir(folder).catch(() => [])
  const letters = await Promise.all(
    files.filter((file) => file.endsWith('.eml')).map((file) => readFile(join(folder, file), 'utf8')),
  )
  return letters.filter((letter) => letter.includes(`To: ${email}`))
}
