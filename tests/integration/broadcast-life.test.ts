import { beforeAll, describe, expect, it } from 'vitest'
import { authorize, type Authorized } from '#server/accounts/authorize.ts'
import { readActor } from '#server/accounts/read-actor.ts'
import { acceptEncoder, type AcceptedEncoder } from '#server/programmes/accept-encoder.ts'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { beginMediaEpoch } from '#server/programmes/begin-media-epoch.ts'
import { changeProgramme } from '#server/programmes/change-programme.ts'
import { endAbandonedBroadcast, endBroadcast } from '#server/programmes/end-broadcast.ts'
import { findBroadcastForPlayback } from '#server/programmes/find-broadcast-for-playback.ts'
import { findReplayStage } from '#server/programmes/find-replay-stage.ts'
import { listChapters } from '#server/programmes/list-chapters.ts'
import { listUnfinishedRecordings } from '#server/programmes/list-unfinished-recordings.ts'
import { goLive } from '#server/programmes/go-live.ts'
import { leaveEncoder } from '#server/programmes/leave-encoder.ts'
import { publishReplay } from '#server/programmes/publish-replay.ts'
import { rotateStreamKey } from '#server/programmes/rotate-stream-key.ts'
import { startMediaClock } from '#server/programmes/start-media-clock.ts'
import { wasEndedByHost } from '#server/programmes/was-ended-by-host.ts'
import { verifyStreamKey } from '#server/programmes/verify-stream-key.ts'
import { viewBroadcasts } from '#server/programmes/view-broadcast.ts'
import { interruptSince } from '#tests/support/evidence.ts'
import { makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'

let institutionId: string
let hostId: string

beforeAll(async () => {
  institutionId = await makeInstitution()
  hostId = await makeHost(institutionId)
})

describe('a stream key', () => {
  it('opens its programme, and nothing once it was rotated away', async () => {
    const { programmeId, host } = await programme()
    const first = await addStreamKey({ programmeId, actorId: null })
    expect((await verifyStreamKey(first)).programmeId).toBe(programmeId)
    const second = await rotateStreamKey(host)
    await expect(verifyStreamKey(first)).rejects.toMatchObject({ code: 'STREAM_KEY_UNKNOWN' })
    expect((await verifyStreamKey(second)).programmeId).toBe(programmeId)
    await expect(verifyStreamKey('guessed')).rejects.toMatchObject({ code: 'STREAM_KEY_UNKNOWN' })
  })
})

describe('a broadcast', () => {
  it('is nobody’s but the crew’s in preview, then live, then a replay', async () => {
    const { programmeId, slug, host, connect } = await programme()
    const encoder = await connect()
    expect(encoder.state).toBe('preview')
    expect(await findBroadcastForPlayback({ slug })).toBeNull()
    expect(await findBroadcastForPlayback({ slug, broadcastId: encoder.broadcastId })).toBeNull()

    await goLive(host)
    await startMediaClock({
      broadcastId: encoder.broadcastId,
      mediaTimeMs: 0,
      at: new Date(),
      isUpright: false,
    })
    expect(await findBroadcastForPlayback({ slug })).toMatchObject({ state: 'on-air', programmeId })

    await endBroadcast(host, { broadcastId: encoder.broadcastId })
    expect(await findBroadcastForPlayback({ slug })).toBeNull()
    await publishReplay({ broadcastId: encoder.broadcastId, durationMs: 9_000, renditions: [] })
    expect(await findBroadcastForPlayback({ slug })).toMatchObject({
      state: 'ended',
      replayState: 'published',
    })
  })

  it('stays hidden after its end while its replay waits for a review', async () => {
    const { slug, host, connect } = await programme({ replayPolicy: 'reviewed' })
    const { broadcastId } = await connect()
    await goLive(host)
    await endBroadcast(host, { broadcastId })
    await publishReplay({ broadcastId, durationMs: 9_000, renditions: [] })
    expect(await findBroadcastForPlayback({ slug, broadcastId })).toBeNull()
  })

  it('says whether its host has ended it since a moment', async () => {
    const since = new Date()
    const { host, connect } = await programme()
    const { programmeId } = host.object
    const first = await connect()
    await goLive(host)
    expect(await wasEndedByHost(programmeId, since)).toBe(false)
    await interruptSince(first.broadcastId, new Date(Date.now() - 90_000))
    await endAbandonedBroadcast({ broadcastId: first.broadcastId, reason: 'encoder stayed away' })
    expect(await view(first)).toMatchObject({ state: 'ended' })
    expect(await wasEndedByHost(programmeId, since)).toBe(false)
    const { broadcastId } = await connect()
    await goLive(host)
    await endBroadcast(host, { broadcastId })
    expect(await wasEndedByHost(programmeId, since)).toBe(true)
    expect(await wasEndedByHost(programmeId, new Date(Date.now() + 60_000))).toBe(false)
  })

  it('of which nothing was recorded has no replay, and nobody waits for one', async () => {
    const { slug, host, connect } = await programme()
    const { broadcastId } = await connect()
    await goLive(host)
    await endBroadcast(host, { broadcastId })
    expect(await findReplayStage(broadcastId)).toMatchObject({ slug, stage: 'coming' })
    expect(await listUnfinishedRecordings()).toContainEqual({ broadcastId, slug })
    await publishReplay({ broadcastId, durationMs: 0, renditions: [] })
    expect(await findReplayStage(broadcastId)).toMatchObject({ slug, stage: 'empty' })
    expect(await listUnfinishedRecordings()).not.toContainEqual({ broadcastId, slug })
    await changeProgramme({
      programmeId: host.object.programmeId,
      to: 'cancelled',
      actorId: null,
      reason: 'test',
    })
    expect(await findReplayStage(broadcastId)).toBeNull()
    expect(await findBroadcastForPlayback({ slug, broadcastId })).toBeNull()
  })

  it('goes on as the same one when its encoder returns, with the clock where it stood', async () => {
    const { host, connect } = await programme()
    const first = await connect()
    await goLive(host)
    await startMediaClock({
      broadcastId: first.broadcastId,
      mediaTimeMs: 0,
      at: new Date(),
      isUpright: false,
    })
    await leaveEncoder({ connectionId: first.connectionId, mediaTimeMs: 12_000, reason: 'closed' })
    expect(await view(first)).toMatchObject({ state: 'interrupted', mediaTimeMs: 12_000, mediaClockAt: null })

    const second = await connect()
    expect(second).toMatchObject({
      broadcastId: first.broadcastId,
      state: 'interrupted',
      mediaTimeMs: 12_000,
    })
    await startMediaClock({
      broadcastId: first.broadcastId,
      mediaTimeMs: 12_000,
      at: new Date(),
      isUpright: true,
    })
    expect(await view(first)).toMatchObject({
      ...{ state: 'on-air', interruptedAt: null, encoderConnected: true, isUpright: true },
    })
    await startMediaClock({
      broadcastId: first.broadcastId,
      mediaTimeMs: 12_000,
      at: new Date(),
      isUpright: true,
    })
    const chapters = await listChapters(first.broadcastId)
    expect(chapters).toMatchObject([{ mediaTimeMs: 12_000, kind: 'resumed', title: null }])
    expect(chapters[0]?.gapMs).toBeLessThan(5_000)

    await leaveEncoder({ connectionId: first.connectionId, mediaTimeMs: 99_000, reason: 'told twice' })
    expect(await view(first)).toMatchObject({ state: 'on-air', encoderConnected: true })
  })

  it('admits one of twenty encoders that arrive together', async () => {
    const { connect } = await programme()
    const arrivals = await Promise.allSettled(Array.from({ length: 20 }, connect))
    expect(arrivals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refusals = arrivals.filter(({ status }) => status === 'rejected')
    expect(refusals).toHaveLength(19)
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ reason: { code: 'BROADCAST_HAS_ENCODER' } })
  })

  it('needs an encoder to go live, and an approved programme to be previewed', async () => {
    const { host } = await programme()
    await expect(goLive(host)).rejects.toMatchObject({ code: 'ENCODER_MISSING' })
    const draft = await programme({ approved: false })
    await expect(draft.connect()).rejects.toMatchObject({ code: 'PROGRAMME_NOT_APPROVED' })
  })

  it('is interrupted by a restart of the media process, in the next epoch, and kept', async () => {
    const { host, connect } = await programme()
    const encoder = await connect()
    await goLive(host)
    const open = await beginMediaEpoch()
    expect(open.find(({ id }) => id === encoder.broadcastId)).toMatchObject({
      state: 'interrupted',
      epoch: 2,
    })
    expect((await connect()).broadcastId).toBe(encoder.broadcastId)
  })

  it('is not ended for being abandoned when its encoder came back in time', async () => {
    const { host, connect } = await programme()
    const first = await connect()
    await goLive(host)
    await leaveEncoder({ connectionId: first.connectionId, mediaTimeMs: 1_000, reason: 'closed' })
    await connect()
    await endAbandonedBroadcast({ broadcastId: first.broadcastId, reason: 'grace period passed' })
    expect(await view(first)).toMatchObject({ state: 'interrupted' })
  })

  it('is either continued or over for an encoder that returns while it is being ended', async () => {
    const { host, connect } = await programme()
    for (let round = 0; round < 10; round += 1) {
      const first = await connect()
      await goLive(host)
      await leaveEncoder({ connectionId: first.connectionId, mediaTimeMs: 1_000, reason: 'closed' })
      const [second] = await Promise.all([
        connect(),
        endAbandonedBroadcast({ broadcastId: first.broadcastId, reason: 'grace period passed' }),
      ])
      const { state } = (await view(second)) ?? {}
      expect(state).toBe(second.broadcastId === first.broadcastId ? 'interrupted' : 'preview')
      await endBroadcast(host, { broadcastId: second.broadcastId })
    }
  })

  it('cannot be run by a stranger, nor ended through another programme', async () => {
    const { programmeId, connect } = await programme()
    const { broadcastId } = await connect()
    const stranger = await makeHost(institutionId)
    await expect(
      authorize(await readActor(stranger), 'programme:run', { programmeId }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const other = await programme()
    await expect(endBroadcast(other.host, { broadcastId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

type Life = {
  programmeId: string
  slug: string
  host: Authorized<'programme:run'>
  connect: () => Promise<AcceptedEncoder>
}

async function programme(
  options: { approved?: boolean; replayPolicy?: 'immediate' | 'reviewed' } = {},
): Promise<Life> {
  const { programmeId, slug } = await makeProgramme({ institutionId, hostId, ...options })
  const host = await authorize(await readActor(hostId), 'programme:run', { programmeId })
  const key = await verifyStreamKey(await addStreamKey({ programmeId, actorId: null }))
  return { programmeId, slug, host, connect: () => acceptEncoder(key) }
}

async function view({ broadcastId }: AcceptedEncoder) {
  return (await viewBroadcasts([broadcastId])).get(broadcastId)
}
