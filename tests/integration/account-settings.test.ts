import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { blockPerson, listBlocked } from '#server/chat/block-person.ts'
import { db } from '#server/db.ts'
import { listPushedBrowsers, subscribe } from '#server/notices/push-subscriptions.ts'
import { listAssessments } from '#server/products/list-assessments.ts'
import { recordAssessment } from '#server/products/record-assessment.ts'
import { endSignIn } from '#server/sign-in/end-sign-in.ts'
import { findActor } from '#server/sign-in/find-actor.ts'
import { listSignIns } from '#server/sign-in/list-sign-ins.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { mustRead } from '#tests/support/show.ts'
import { signInAs } from '#tests/support/sign-in-as.ts'

describe('the account', () => {
  it('lists whom the person blocked, until they are unblocked', async () => {
    const [reader, loud, other] = await Promise.all([
      mustRead(await makeAccount('reader')),
      makeAccount('loud'),
      mustRead(await makeAccount('other')),
    ])
    await blockPerson(reader, { userId: loud, isBlocked: true })
    expect(await listBlocked(reader)).toMatchObject([{ userId: loud, name: 'loud' }])
    expect(await listBlocked(other)).toEqual([])

    await blockPerson(other, { userId: loud, isBlocked: false })
    expect(await listBlocked(reader)).toHaveLength(1)
    await blockPerson(reader, { userId: loud, isBlocked: false })
    expect(await listBlocked(reader)).toEqual([])
  })

  it('says what the person was assessed as, the latest first, and what has expired', async () => {
    const actor = await mustRead(await makeAccount('assessed'))
    expect(await listAssessments(actor)).toEqual([])
    const assess = (level: 2 | 4, assessedAt: string) =>
      recordAssessment({ userId: actor.userId, level, assessedAt: new Date(assessedAt) })
    await assess(4, '2020-05-01')
    expect(await listAssessments(actor)).toMatchObject([
      { level: 4, expiresAt: Date.UTC(2021, 4, 1), isExpired: true },
    ])
    await assess(2, new Date().toISOString())
    expect(await listAssessments(actor)).toMatchObject([
      { level: 2, isExpired: false },
      { level: 4, isExpired: true },
    ])
    expect(await listAssessments(await mustRead(await makeAccount('another')))).toEqual([])
  })
})

describe('the devices of a person', () => {
  it('are listed by what people call them, this one first, without what signs in', async () => {
    const userId = await makeAccount('travelling')
    const [here, away] = [await signInAs(userId), await signInAs(userId)]
    await db().session.update({
      where: { id: away.sessionId },
      data: { userAgent: 'Mozilla/5.0 (Linux; Android 15; K) Chrome/142.0.0.0 Mobile Safari/537.36' },
    })
    const gone = await signInAs(userId)
    await db().session.update({ where: { id: gone.sessionId }, data: { expiresAt: new Date(0) } })

    const listed = await listSignIns(here.actor, here.sessionId)
    expect(listed).toMatchObject([
      { id: here.sessionId, isThis: true, browser: null },
      { id: away.sessionId, isThis: false, browser: 'Chrome', system: 'Android' },
    ])
    const { token } = await db().session.findUniqueOrThrow({ where: { id: away.sessionId } })
    expect(JSON.stringify(listed)).not.toContain(token)
  })

  it('are signed out one by one by nobody but that person, and pushed to no more', async () => {
    const userId = await makeAccount('careful')
    const [here, away] = [await signInAs(userId), await signInAs(userId)]
    const stranger = await mustRead(await makeAccount('stranger'))
    const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`
    await subscribe(away, { endpoint, p256dh: 'x', auth: 'y' })

    await expect(endSignIn(stranger, away.sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await findActor(new Headers({ cookie: away.cookie })))?.userId).toBe(userId)
    expect(await listPushedBrowsers(here.actor)).toEqual([endpoint])

    await endSignIn(here.actor, away.sessionId)
    expect(await findActor(new Headers({ cookie: away.cookie }))).toBeNull()
    expect((await findActor(new Headers({ cookie: here.cookie })))?.userId).toBe(userId)
    expect(await listPushedBrowsers(here.actor)).toEqual([])
    await expect(endSignIn(here.actor, away.sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
