'use server'

import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import { noticeChannels, noticeGroups } from '#lib/notices.ts'
import type { Actor } from '#lib/roles.ts'
import { answer } from '#app/answer.ts'
import { parseRequest } from '#app/parse-request.ts'
import { requireActor } from '#app/require-actor.ts'
import { blockPerson } from '#server/chat/block-person.ts'
import { markRead } from '#server/notices/list-notices.ts'
import { setNoticeSetting } from '#server/notices/settings.ts'
import { eraseAccount } from '#server/privacy/erase-account.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { endSignIn } from '#server/sign-in/end-sign-in.ts'

const settingSchema = z.object({
  group: z.enum(noticeGroups),
  channel: z.enum(noticeChannels),
  isOn: z.boolean(),
})

const blockSchema = z.object({ userId: z.uuid(), isBlocked: z.boolean() })
const sessionSchema = z.object({ sessionId: z.uuid() })
const passwordSchema = z.object({ password: z.string().min(1).max(128) })

/** As few guesses as at the door. */
const limitErasing = makeLimit('erase', { points: 5, seconds: 900 })
const limitActs = makeLimit('account', { points: 60, seconds: 60 })

export async function markReadAction(): Promise<void> {
  await markRead(await requireSlowActor())
}

export async function setNoticeAction(request: unknown): Promise<Ack<null>> {
  return answer(async () => {
    const setting = parseRequest(settingSchema, request)
    const actor = await requireSlowActor()
    await setNoticeSetting(actor.userId, setting)
    return null
  })
}

export async function blockAction(request: unknown): Promise<Ack<{ isOn: boolean }>> {
  return answer(async () => {
    const wish = parseRequest(blockSchema, request)
    await blockPerson(await requireSlowActor(), wish)
    return { isOn: wish.isBlocked }
  })
}

export async function endSignInAction(request: unknown): Promise<Ack<null>> {
  return answer(async () => {
    const { sessionId } = parseRequest(sessionSchema, request)
    await endSignIn(await requireSlowActor(), sessionId)
    return null
  })
}

export async function eraseAction(request: unknown): Promise<Ack<null>> {
  return answer(async () => {
    const { password } = parseRequest(passwordSchema, request)
    const actor = await requireSlowActor()
    await limitErasing(actor.userId)
    await eraseAccount(actor, password)
    return null
  })
}

async function requireSlowActor(): Promise<Actor> {
  const actor = await requireActor()
  await limitActs(actor.userId)
  return actor
}
