import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '#lib/roles.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { required } from '#server/env.ts'
import { openProduct } from '#server/products/open-product.ts'
import { findProgramme } from '#server/programmes/find-programme.ts'
import { grantWatch } from '#server/programmes/grant-watch.ts'
import { listSchedule } from '#server/programmes/list-schedule.ts'
import { mayWatch } from '#server/programmes/may-watch.ts'
import { signWatchToken, verifyWatchToken } from '#server/programmes/watch-token.ts'
import { writeSigned } from '#server/signed-token.ts'
import { setVisibility, takeRoles } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeAgent, makeShow, mustRead, type Show } from '#tests/support/show.ts'

let show: Show

beforeAll(async () => {
  show = await makeShow()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a watch token', () => {
  const pass = { programmeId: 'p1', userId: 'u1' }

  it('opens its own programme for five minutes', () => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] })
    const token = signWatchToken(pass)
    expect(verifyWatchToken(token, 'p1')).toEqual({ ...pass, expiresAtMs: 1_300_000 })
    expect(verifyWatchToken(token, 'p2')).toBeNull()
    vi.setSystemTime(1_300_000)
    expect(verifyWatchToken(token, 'p1')).toBeNull()
  })

  it('is not made of what was signed for another purpose, nor of anything else', () => {
    const words = { ...pass, expiresAtMs: Date.now() + 60_000 }
    const secret = required('APP_SECRET')
    expect(verifyWatchToken(writeSigned(words, { purpose: 'product-link', secret }), 'p1')).toBeNull()
    expect(verifyWatchToken(writeSigned(words, { purpose: 'watch-2', secret }), 'p1')).toBeNull()
    for (const text of ['', '.', 'a.b', 'a.b.c', signWatchToken(pass).slice(0, -2)]) {
      expect(verifyWatchToken(text, 'p1')).toBeNull()
    }
  })
})

describe('the right to watch', () => {
  it('is read afresh: who loses the role may not watch any more', async () => {
    await setVisibility(show.programmeId, 'staff')
    const userId = await makeAgent(show, 'leaving')
    const { programmeId } = show
    expect(await mayWatch({ programmeId, userId })).toBe(true)
    await takeRoles(userId)
    expect(await mayWatch({ programmeId, userId })).toBe(false)
    expect(await mayWatch({ programmeId, userId: null })).toBe(false)
    expect(await mayWatch({ programmeId, userId: show.hostId })).toBe(true)
  })

  it('is granted as a token where one is needed, and refused by its reason', async () => {
    const viewer = await mustRead(await makeAccount('viewer'))
    await setVisibility(show.programmeId, 'public')
    expect(await grantWatch(show.slug, null)).toBeNull()
    await setVisibility(show.programmeId, 'signed-in')
    await expect(grantWatch(show.slug, null)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' })
    const token = await grantWatch(show.slug, viewer)
    expect(verifyWatchToken(token ?? '', show.programmeId)).toMatchObject({ userId: viewer.userId })
    await setVisibility(show.programmeId, 'staff')
    await expect(grantWatch(show.slug, viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(grantWatch('no-such-show', viewer)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a programme that is not public', () => {
  const listed = async (actor: Actor | null) =>
    (await listSchedule(actor)).filter(({ id }) => id === show.programmeId).length === 1

  it('is listed to guests when it is for accounts, and to staff alone when it is for staff', async () => {
    const viewer = await mustRead(await makeAccount('viewer'))
    const agent = await mustRead(await makeAgent(show, 'agent'))
    await setVisibility(show.programmeId, 'signed-in')
    expect(await listed(null)).toBe(true)
    await setVisibility(show.programmeId, 'staff')
    expect([await listed(null), await listed(viewer), await listed(agent)]).toEqual([false, false, true])
    expect(await listed(await mustRead(show.hostId))).toBe(true)
  })

  it('tells a page why its visitor may not watch', async () => {
    const viewer = await mustRead(await makeAccount('viewer'))
    const refusalOf = async (actor: Actor | null) => (await findProgramme(show.slug, actor))?.refusal
    await setVisibility(show.programmeId, 'staff')
    expect(await refusalOf(null)).toBe('SIGN_IN_REQUIRED')
    expect(await refusalOf(viewer)).toBe('FORBIDDEN')
    await setVisibility(show.programmeId, 'signed-in')
    expect(await refusalOf(viewer)).toBeNull()
  })

  it('lets nobody speak in its room or open its products who may not watch', async () => {
    const { programmeId } = show
    const viewer = await mustRead(await makeAccount('viewer'))
    const agent = await mustRead(await makeAgent(show, 'agent'))
    await setVisibility(programmeId, 'staff')
    await expect(authorize(viewer, 'room:speak', { programmeId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await authorize(agent, 'room:speak', { programmeId })
    const open = (actor: Actor | null) =>
      openProduct({ place: 'live', programmeId, productId: '00000000-0000-7000-8000-000000000000', actor })
    await expect(open(null)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' })
    await expect(open(viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(open(agent)).rejects.toMatchObject({ code: 'PRODUCT_NOT_ON_SHELF' })
  })
})
