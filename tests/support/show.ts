import { authorize } from '#server/accounts/authorize.ts'
import { readActor } from '#server/accounts/read-actor.ts'
import { acceptEncoder } from '#server/programmes/accept-encoder.ts'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { goLive } from '#server/programmes/go-live.ts'
import { startMediaClock } from '#server/programmes/start-media-clock.ts'
import { verifyStreamKey } from '#server/programmes/verify-stream-key.ts'
import { createQueue } from '#server/queues/create-queue.ts'
import { roomOf, type Room } from '#lib/rooms.ts'
import type { Actor } from '#lib/roles.ts'
import { setCapacity } from './evidence.ts'
import { makeAccount, makeHost, makeInstitution, makeProgramme } from './factories.ts'

export type Show = {
  institutionId: string
  programmeId: string
  slug: string
  room: Room
  hostId: string
  queue: { id: string; slug: string; room: Room }
}

/** A bank with a desk and an approved programme with its host. */
export async function makeShow({
  productIds = [],
  capacity,
}: { productIds?: string[]; capacity?: number | undefined } = {}): Promise<Show> {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const { programmeId, slug } = await makeProgramme({ institutionId, hostId, productIds })
  const queueSlug = `desk-${institutionId}`
  const queueId = await createQueue({ institutionId, slug: queueSlug, name: 'Desk' })
  if (capacity !== undefined) await setCapacity(queueId, capacity)
  return {
    institutionId,
    programmeId,
    slug,
    room: roomOf('programme', programmeId),
    hostId,
    queue: { id: queueId, slug: queueSlug, room: roomOf('desk', queueSlug) },
  }
}

export function makeAgent(show: Show, name: string): Promise<string> {
  return makeAccount(name, [{ role: 'agent', institutionId: show.institutionId, branchId: null }])
}

/** Puts the programme on air as an encoder and its host would; returns the broadcast's id. */
export async function putOnAir(show: Show): Promise<string> {
  const streamKey = await addStreamKey({ programmeId: show.programmeId, actorId: show.hostId })
  const encoder = await acceptEncoder(await verifyStreamKey(streamKey))
  await goLive(
    await authorize(await mustRead(show.hostId), 'programme:run', { programmeId: show.programmeId }),
  )
  await startMediaClock({
    broadcastId: encoder.broadcastId,
    mediaTimeMs: 0,
    at: new Date(),
    isUpright: false,
  })
  return encoder.broadcastId
}

export async function mustRead(userId: string): Promise<Actor> {
  const actor = await readActor(userId)
  if (!actor) throw new Error(`no account ${userId}`)
  return actor
}
