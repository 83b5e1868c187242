import { beforeEach, describe, expect, it } from 'vitest'
import type { PictureSettings } from '#lib/picture-settings.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { changePictureSettings } from '#server/programmes/change-picture-settings.ts'
import { endAbandonedBroadcast } from '#server/programmes/end-broadcast.ts'
import { findStudioProgramme } from '#server/programmes/find-studio-programme.ts'
import { viewBroadcasts } from '#server/programmes/view-broadcast.ts'
import { interruptSince, listAudit } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

let show: Show

beforeEach(async () => {
  show = await makeShow()
})

describe('the picture settings', () => {
  it('are changed by the host, with evidence of what changed', async () => {
    await change(show.hostId, { latencyMode: 'realtime', slateAfterSeconds: 20, offersDownload: true })
    expect(await read()).toMatchObject({
      latencyMode: 'realtime',
      slateAfterSeconds: 20,
      offersDownload: true,
      graceSeconds: 60,
    })
    const [audit] = await listAudit(show.programmeId, 'programme.change-picture-settings')
    expect(audit).toMatchObject({
      actorId: show.hostId,
      detail: {
        latencyMode: 'low → realtime',
        slateAfterSeconds: 'null → 20',
        offersDownload: 'false → true',
      },
    })
  })

  it('are not a viewer’s to change', async () => {
    await expect(change(await makeAccount('viewer'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('keep the latency mode of a running broadcast and pass grace and slate on to it', async () => {
    const broadcastId = await putOnAir(show)
    await expect(change(show.hostId, { latencyMode: 'normal' })).rejects.toMatchObject({
      code: 'LATENCY_FROZEN',
    })
    await change(show.hostId, { graceSeconds: 600, slateAfterSeconds: 5 })
    expect((await viewBroadcasts([broadcastId])).get(broadcastId)).toMatchObject({ slateAfterSeconds: 5 })

    // Media may still count the grace that it was told at the start.
    await interruptSince(broadcastId, new Date(Date.now() - 61_000), 600)
    await endAbandonedBroadcast({ broadcastId, reason: 'grace period passed' })
    expect((await viewBroadcasts([broadcastId])).get(broadcastId)?.state).toBe('interrupted')
    await change(show.hostId, { graceSeconds: 30 })
    await endAbandonedBroadcast({ broadcastId, reason: 'grace period passed' })
    expect((await viewBroadcasts([broadcastId])).get(broadcastId)?.state).toBe('ended')
  })

  it('of two people who save at once are all kept', async () => {
    const other = await makeManager()
    await Promise.all([
      change(show.hostId, { graceSeconds: 300 }),
      change(other, { slateAfterSeconds: 9, visibility: 'signed-in' }),
    ])
    expect(await read()).toMatchObject({
      graceSeconds: 300,
      slateAfterSeconds: 9,
      visibility: 'signed-in',
    })
  })

  it('are narrowed by a host, opened wider by a manager alone', async () => {
    await change(show.hostId, { visibility: 'staff', replayPolicy: 'reviewed' })
    for (const wider of [{ visibility: 'public' }, { replayPolicy: 'immediate' }] as const) {
      await expect(change(show.hostId, wider)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await change(await makeManager(), { visibility: 'public', replayPolicy: 'immediate' })
    expect(await read()).toMatchObject({ visibility: 'public', replayPolicy: 'immediate' })
  })
})

async function makeManager(): Promise<string> {
  const { institutionId } = show
  return makeAccount('manager', [{ role: 'programme-manager', institutionId, branchId: null }])
}

async function read(): Promise<PictureSettings> {
  const { programmeId } = show
  return (
    await findStudioProgramme(await authorize(await mustRead(show.hostId), 'programme:run', { programmeId }))
  ).settings
}

async function change(userId: string, changes: Partial<PictureSettings>): Promise<void> {
  const { programmeId } = show
  const authorized = await authorize(await mustRead(userId), 'programme:run', { programmeId })
  await changePictureSettings(authorized, changes)
}
