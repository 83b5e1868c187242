'use server'

import { z } from 'zod'
import { captionLanguageSchema, captionUploadSchema, type CaptionTrackView } from '#lib/captions.ts'
import type { Ack } from '#lib/events.ts'
import { settingsChangeSchema, type PictureSettings } from '#lib/picture-settings.ts'
import { planChangeSchema } from '#lib/programme-plan.ts'
import { streamKeyRoles } from '#lib/stream-key-role.ts'
import { answer } from '#app/answer.ts'
import { parseRequest } from '#app/parse-request.ts'
import { readActor } from '#app/read-visitor.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { removeCaptions, saveCaptions } from '#server/captions/save-captions.ts'
import { changePictureSettings } from '#server/programmes/change-picture-settings.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { goLive } from '#server/programmes/go-live.ts'
import { issueStreamKey } from '#server/programmes/issue-stream-key.ts'
import { rotateStreamKey } from '#server/programmes/rotate-stream-key.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { changePlan } from '#server/reservations/change-plan.ts'

const programmeSchema = z.object({ programmeId: z.uuid() })
const keySchema = z.object({ programmeId: z.uuid(), role: z.enum(streamKeyRoles) })
const settingsSchema = z.object({ programmeId: z.uuid(), change: settingsChangeSchema })
const planSchema = z.object({ programmeId: z.uuid(), change: planChangeSchema })
const captionsSchema = z.object({ programmeId: z.uuid(), upload: captionUploadSchema })
const captionLanguage = z.object({
  programmeId: z.uuid(),
  broadcastId: z.uuid(),
  language: captionLanguageSchema,
})
const broadcastSchema = z.object({ programmeId: z.uuid(), broadcastId: z.uuid() })

/** Each goes to everyone who reserved. */
const limitPlans = makeLimit('plan', { points: 10, seconds: 600 })

export async function issueKeyAction(request: unknown): Promise<Ack<{ streamKey: string }>> {
  return answer(async () => {
    const { programmeId, role } = parseRequest(keySchema, request)
    const authorized = await authorize(await readActor(), 'programme:run', { programmeId })
    return { streamKey: await issueStreamKey(authorized, role) }
  })
}

export async function rotateKeyAction(request: unknown): Promise<Ack<{ streamKey: string }>> {
  return answer(async () => {
    const { programmeId, role } = parseRequest(keySchema, request)
    const authorized = await authorize(await readActor(), 'programme:run', { programmeId })
    return { streamKey: await rotateStreamKey(authorized, role) }
  })
}

export async function goLiveAction(request: unknown): Promise<Ack<{ broadcastId: string }>> {
  return answer(async () => {
    const { programmeId } = parseRequest(programmeSchema, request)
    const authorized = await authorize(await readActor(), 'programme:run', { programmeId })
    return goLive(authorized)
  })
}

export async function endBroadcastAction(request: unknown): Promise<Ack<null>> {
  return answer(async () => {
    const { programmeId, broadcastId } = parseRequest(broadcastSchema, request)
    const authorized = await authorize(await readActor(), 'programme:run', { programmeId })
    await endBroadcast(authorized, { broadcastId })
    return null
  })
}

export async function changeSettingsAction(request: unknown): Promise<Ack<PictureSettings>> {
  return answer(async () => {
    const { programmeId, change } = parseRequest(settingsSchema, request)
    const authorized = await authorize(await readActor(), 'programme:run', { programmeId })
    return changePictureSettings(authorized, change)
  })
}

export async function changePlanAction(request: unknown): Promise<Ack<{ told: number }>> {
  return answer(async () => {
    const { programmeId, change } = parseRequest(planSchema, request)
    const authorized = await authorize(await readActor(), 'programme:run', { programmeId })
    await limitPlans(programmeId)
    return changePlan(authorized, change)
  })
}

export async function saveCaptionsAction(request: unknown): Promise<Ack<CaptionTrackView[]>> {
  return answer(async () => {
    const { programmeId, upload } = parseRequest(captionsSchema, request)
    return saveCaptions(await authorize(await readActor(), 'programme:run', { programmeId }), upload)
  })
}

export async function removeCaptionsAction(request: unknown): Promise<Ack<CaptionTrackView[]>> {
  return answer(async () => {
    const { programmeId, ...track } = parseRequest(captionLanguage, request)
    return removeCaptions(await authorize(await readActor(), 'programme:run', { programmeId }), track)
  })
}
