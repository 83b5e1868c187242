import { expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { publishReplay } from '#server/programmes/publish-replay.ts'
import { keepProgress, readProgress } from '#server/programmes/watch-progress.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

it('keeps each person’s last place in a published replay that they may watch', async () => {
  const show = await makeShow()
  const broadcastId = await putOnAir(show)
  const viewer = await mustRead(await makeAccount('viewer'))
  const keep = (positionMs: number): Promise<void> => keepProgress(viewer, { broadcastId, positionMs })
  await expect(keep(20_000)).rejects.toMatchObject({ code: 'NOT_FOUND' })

  const host = await authorize(await mustRead(show.hostId), 'programme:run', {
    programmeId: show.programmeId,
  })
  await endBroadcast(host, { broadcastId })
  await publishReplay({ broadcastId, durationMs: 90_000, renditions: [] })
  expect(await readProgress(viewer, broadcastId)).toBeNull()
  await keep(20_000)
  await keep(45_000)
  expect(await readProgress(viewer, broadcastId)).toBe(45_000)
  expect(await readProgress(await mustRead(show.hostId), broadcastId)).toBeNull()

  await db().programme.update({ where: { id: show.programmeId }, data: { visibility: 'staff' } })
  await expect(keep(60_000)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await readProgress(viewer, broadcastId)).toBe(45_000)
})
