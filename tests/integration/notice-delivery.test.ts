import { createECDH, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/roles.ts'
import type { SignedIn } from '#server/accounts/signed-in.ts'
import { db } from '#server/db.ts'
import type { Mail } from '#server/mail/send-mail.ts'
import { deliverNotices, type Couriers } from '#server/notices/deliver-notices.ts'
import { subscribe } from '#server/notices/push-subscriptions.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { signInAs } from '#tests/support/sign-in-as.ts'

const minuteMs = 60_000

describe('a notice on its way', () => {
  it('is counted and nobody else’s before its letter is sent', async () => {
    const { viewer, noticeId } = await tell()
    const seen: { tries: number; isLater: boolean }[] = []
    let others = -1
    const sendMail = async ({ to }: Mail): Promise<void> => {
      expect(to).toBe(await addressOf(viewer))
      const { tries, dueAt } = await read(noticeId)
      seen.push({ tries, isLater: (dueAt?.getTime() ?? 0) > Date.now() + minuteMs / 2 })
      others = await deliverNotices(couriers({ sendMail: () => Promise.reject(new Error('sent twice')) }))
    }
    expect(await deliverNotices(couriers({ sendMail }))).toBe(1)
    expect(seen).toEqual([{ tries: 1, isLater: true }])
    expect(others).toBe(0)
    expect(await read(noticeId)).toMatchObject({ dueAt: null, tries: 1 })
    expect((await read(noticeId)).mailedAt).not.toBeNull()
  })

  it('is tried again later, eight times at most, when the server does not take it', async () => {
    const { noticeId } = await tell()
    let letters = 0
    const sendMail = (): Promise<void> => {
      letters += 1
      return Promise.reject(new Error('too slow'))
    }
    for (let round = 0; round < 10; round += 1) {
      await deliverNotices(couriers({ sendMail }))
      await db().notice.updateMany({
        where: { id: noticeId, dueAt: { not: null } },
        data: { dueAt: new Date(0) },
      })
    }
    expect(letters).toBe(8)
    expect(await read(noticeId)).toMatchObject({ dueAt: null, tries: 8, mailedAt: null })
  })

  it('of a worker that died with it eight times is given up', async () => {
    const { noticeId } = await tell()
    await db().notice.update({ where: { id: noticeId }, data: { tries: 8 } })
    await deliverNotices(couriers({ sendMail: () => Promise.reject(new Error('sent a ninth time')) }))
    expect(await read(noticeId)).toMatchObject({ dueAt: null, mailedAt: null })
  })
})

describe('a push to several browsers', () => {
  it('reaches each once, whatever becomes of the others', async () => {
    const { viewer, signedIn, noticeId } = await tell()
    const [broken, gone, good] = [endpointOf(viewer, '1'), endpointOf(viewer, '2'), endpointOf(viewer, '3')]
    for (const endpoint of [good, broken, gone]) await subscribe(signedIn, { endpoint, ...browserKeys() })
    const pushed: string[] = []
    const sendPush: Couriers['sendPush'] = async ({ endpoint }) => {
      pushed.push(endpoint)
      if (endpoint === broken) throw new Error('503')
      return endpoint !== gone
    }
    await deliverNotices(couriers({ sendPush }))
    expect(pushed.toSorted()).toEqual([broken, gone, good])
    expect((await read(noticeId)).pushedAt).toBeNull()
    expect(await endpointsOf(viewer)).toEqual([broken, good])

    pushed.length = 0
    await db().notice.update({ where: { id: noticeId }, data: { dueAt: new Date(0) } })
    await deliverNotices(couriers({ sendPush }))
    expect(pushed).toEqual([broken])

    pushed.length = 0
    await db().notice.update({ where: { id: noticeId }, data: { dueAt: new Date(0) } })
    await deliverNotices(couriers({ sendPush: ({ endpoint }) => Promise.resolve(pushed.push(endpoint) > 0) }))
    expect(pushed).toEqual([broken])
    expect(await read(noticeId)).toMatchObject({ dueAt: null, tries: 3 })
  })

  it('is given up after a while when a push service never answers', async () => {
    const { viewer, signedIn, noticeId } = await tell()
    await subscribe(signedIn, { endpoint: endpointOf(viewer, 'silent'), ...browserKeys() })
    const never = new Promise<boolean>(() => {})
    await deliverNotices({ ...couriers({ sendPush: () => never }), deadlineMs: 50 })
    expect(await read(noticeId)).toMatchObject({ tries: 1, pushedAt: null })
    expect((await read(noticeId)).dueAt).not.toBeNull()
  })
})

function couriers(given: Partial<Couriers>): Couriers {
  return { sendMail: () => Promise.resolve(), sendPush: () => Promise.resolve(true), ...given }
}

/** One notice that is due, to a person of their own. */
async function tell(): Promise<{ viewer: Actor; signedIn: SignedIn; noticeId: string }> {
  const signedIn = await signInAs(await makeAccount('told'))
  const viewer = signedIn.actor
  const { id } = await db().notice.create({
    data: { userId: viewer.userId, kind: 'late', key: 'late:test', dueAt: new Date(0) },
  })
  return { viewer, signedIn, noticeId: id }
}

function read(id: string) {
  return db().notice.findUniqueOrThrow({ where: { id } })
}

async function addressOf({ userId }: Actor): Promise<string> {
  return (await db().user.findUniqueOrThrow({ where: { id: userId } })).email
}

function endpointOf({ userId }: Actor, name: string): string {
  return `https://fcm.googleapis.com/fcm/send/${userId}-${name}`
}

async function endpointsOf({ userId }: Actor): Promise<string[]> {
  const rows = await db().pushSubscription.findMany({ where: { userId } })
  return rows.map(({ endpoint }) => endpoint).toSorted()
}

function browserKeys(): { p256dh: string; auth: string } {
  const keys = createECDH('prime256v1')
  return { p256dh: keys.generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') }
}
