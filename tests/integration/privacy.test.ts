import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { auth } from '#server/accounts/auth.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { publicUrl } from '#server/env.ts'
import { eraseAccount } from '#server/privacy/erase-account.ts'
import { exportData } from '#server/privacy/export-data.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { makeAccount } from '#tests/support/factories.ts'
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

  it('of staff is not theirs to erase', async () => {
    const { hostId } = await makeShow()
    await expect(eraseAccount(await mustRead(hostId), password)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

async function signIn(email: string): Promise<number> {
  const answer = await auth().handler(
    new Request(`${publicUrl()}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl() },
      body: JSON.stringify({ email, password }),
    }),
  )
  return answer.status
}
