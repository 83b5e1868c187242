import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { readActor } from '#server/accounts/read-actor.ts'
import { viewerKeyOf } from '#server/audience/visitor.ts'
import { db, transaction } from '#server/db.ts'
import { publicUrl } from '#server/env.ts'
import { follow } from '#server/follows/follow.ts'
import { subscribe } from '#server/notices/push-subscriptions.ts'
import { setNoticeSetting } from '#server/notices/settings.ts'
import { tellPeople } from '#server/notices/tell-people.ts'
import { eraseAccount } from '#server/privacy/erase-account.ts'
import { exportData } from '#server/privacy/export-data.ts'
import { erasePerson } from '#server/privacy/person-data.repo.ts'
import { reserve } from '#server/reservations/reserve.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { auth } from '#server/sign-in/auth.ts'
import { makeAccount, makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import { makeSessionCookie } from '#tests/support/session-cookie.ts'
import { signInAs } from '#tests/support/sign-in-as.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { makeShow, mustRead } from '#tests/support/show.ts'

const password = 'never-typed-by-anyone'

describe('a person’s own data', () => {
  it('can be taken along whole, and holds nothing of others', async () => {
    const { programmeId } = await makeShow()
    const [mine, other] = [
      await mustRead(await makeAccount('mine')),
      await mustRead(await makeAccount('other')),
    ]
    for (const [actor, text] of [
      [mine, '我的问题在这里'],
      [other, '别人的问题在那里'],
    ] as const) {
      const speaks = await authorize(actor, 'room:speak', { programmeId })
      await askQuestion(speaks, { clientId: randomUUID(), text })
    }
    const data = JSON.stringify(await exportData(mine))
    expect(data).toContain('我的问题在这里')
    expect(data).not.toContain('别人的问题')
    expect(data).not.toMatch(/password|token|p256dh/i)
  })

  it('holds what is known by a key alone, too', async () => {
    const { programmeId } = await makeShow()
    const signedIn = await signInAs(await makeAccount('traced'))
    const { userId } = signedIn.actor
    const viewer = { viewerKey: viewerKeyOf(signedIn.actor), programmeId }
    await subscribe(signedIn, {
      endpoint: `https://fcm.googleapis.com/fcm/send/secret-${userId}`,
      p256dh: 'x',
      auth: 'y',
    })
    await setNoticeSetting(userId, { group: 'changes', channel: 'mail', isOn: false })
    await db().likeBatch.create({ data: { ...viewer, clientId: randomUUID(), count: 7 } })
    await db().attendance.create({ data: { ...viewer, nodeId: 'node' } })
    await db().riskAcknowledgement.create({ data: { ...viewer, textHash: 'hash' } })
    await db().shareLink.create({ data: { code: userId.slice(0, 12), programmeId, promoterId: userId } })
    await db().session.updateMany({
      where: { userId },
      data: { ipAddress: '10.3.3.3', userAgent: 'Reader/1' },
    })
    const data = await exportData(signedIn.actor)
    expect(data).toMatchObject({
      sessions: [{ ipAddress: '10.3.3.3', userAgent: 'Reader/1' }],
      pushed: [{ service: 'fcm.googleapis.com' }],
      noticeSettings: [{ kind: 'changes', channel: 'mail', isOn: false }],
      likes: [{ count: 7 }],
      attendances: [{ leftAt: null }],
      riskAcknowledgements: [{ textHash: 'hash' }],
      shareLinks: [{ code: userId.slice(0, 12) }],
      decisions: [],
      reports: [],
    })
    expect(JSON.stringify(data)).not.toMatch(/token|p256dh|secret-/i)
  })

  it('is gone when they leave, words stay without a name, and nobody signs in again', async () => {
    const { programmeId } = await makeShow()
    const userId = await makeAccount('leaving')
    const actor = await mustRead(userId)
    const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } })
    const speaks = await authorize(actor, 'room:speak', { programmeId })
    const { id } = await askQuestion(speaks, { clientId: randomUUID(), text: '留下的问题' })
    await expect(eraseAccount(actor, 'wrong password')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await signIn(email)).toBe(200)

    await eraseAccount(actor, password)
    expect(await signIn(email)).toBe(401)
    const user = await db().user.findUniqueOrThrow({ where: { id: userId } })
    expect(JSON.stringify(user)).not.toContain(email)
    expect(user.name).not.toBe('leaving')
    expect(await db().session.count({ where: { userId } })).toBe(0)
    expect(await db().question.count({ where: { id, text: '留下的问题' } })).toBe(1)
  })

  it('stays gone: no letter of before and no password opens the account again', async () => {
    const userId = await makeAccount('returning')
    const actor = await mustRead(userId)
    const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } })
    expect(await post('/request-password-reset', { email })).toBe(200)
    const [row] = await db().verification.findMany({ where: { value: userId } })
    const token = row?.identifier.replace('reset-password:', '') ?? ''
    await eraseAccount(actor, password)
    expect(await db().verification.count({ where: { value: userId } })).toBe(0)
    expect(await post('/reset-password', { token, newPassword: 'another-horse-42' })).toBe(400)

    // A reset that was under way when the account was erased.
    await db().verification.create({
      data: {
        ...row,
        value: userId,
        identifier: `reset-password:${token}`,
        expiresAt: new Date(Date.now() + 60_000),
      },
    })
    expect(await post('/reset-password', { token, newPassword: 'another-horse-42' })).toBe(401)
    expect(await db().account.count({ where: { userId } })).toBe(0)
    expect(await signIn(`${userId}@erased.invalid`)).toBe(401)
    await expect(makeSessionCookie(userId)).rejects.toMatchObject({ status: 'UNAUTHORIZED' })
    expect(await readActor(userId)).toBeNull()
  })

  it('is not added to by what was under way when they left', async () => {
    const institutionId = await makeInstitution()
    const hostId = await makeHost(institutionId)
    const startsAt = new Date(Date.now() + 3_600_000)
    const { programmeId } = await makeProgramme({ institutionId, hostId, startsAt })
    const userId = await makeAccount('hasty')
    const signedIn = await signInAs(userId)
    const { actor } = signedIn
    const endpoint = `https://fcm.googleapis.com/fcm/send/${userId}`
    const isErased = Promise.withResolvers<void>()
    const leave = Promise.withResolvers<void>()
    const erasing = transaction(async (tx) => {
      await erasePerson(tx, userId, new Date())
      isErased.resolve()
      await leave.promise
    })
    await Promise.race([isErased.promise, erasing])
    const acts = [
      reserve(actor, { programmeId, isOn: true }),
      follow(actor, { kind: 'host', target: hostId, isOn: true }),
      subscribe(signedIn, { endpoint, p256dh: 'x', auth: 'x' }),
      setNoticeSetting(userId, { group: 'changes', channel: 'mail', isOn: false }),
      transaction((tx) => tellPeople(tx, [userId], { kind: 'late', key: 'late:x', programmeId })),
    ]
    const outcomes = Promise.allSettled(acts)
    await waitFor('the acts to wait for the erasure', async () => (await countWaiting()) === acts.length)
    leave.resolve()
    await erasing
    expect((await outcomes).map(({ status }) => status)).toEqual([
      ...['rejected', 'rejected', 'rejected', 'fulfilled', 'fulfilled'],
    ])
    const where = { userId }
    expect([
      await db().reminder.count({ where }),
      await db().follow.count({ where }),
      await db().pushSubscription.count({ where }),
      await db().noticeSetting.count({ where }),
      await db().notice.count({ where }),
    ]).toEqual([0, 0, 0, 0, 0])
  })

  it('of staff is not theirs to erase', async () => {
    const { hostId } = await makeShow()
    await expect(eraseAccount(await mustRead(hostId), password)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

function signIn(email: string): Promise<number> {
  return post('/sign-in/email', { email, password })
}

async function post(path: string, body: object): Promise<number> {
  const answer = await auth().handler(
    new Request(`${publicUrl()}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl() },
      body: JSON.stringify(body),
    }),
  )
  return answer.status
}

/** Statements of this database that wait for a row which somebody else holds. */
async function countWaiting(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return Number(row?.count)
}
