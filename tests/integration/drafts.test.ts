import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { acknowledgeRisk } from '#server/compliance/acknowledge-risk.ts'
import { db } from '#server/db.ts'
import { requireWatch } from '#server/programmes/may-watch.ts'
import { makeShareLink } from '#server/sharing/share.ts'
import { makeAccount, makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import { makeShow, mustRead } from '#tests/support/show.ts'

it('are nothing to viewers who know their number, and open to the crew', async () => {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const { programmeId } = await makeProgramme({ institutionId, hostId, approved: false })
  const viewer = await mustRead(await makeAccount('viewer'))
  for (const actor of [null, viewer]) {
    const target = { programmeId, broadcastId: null }
    await expect(makeShareLink(actor, target)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(acknowledgeRisk({ actor, visitorId: randomUUID() }, programmeId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  }
  await expect(requireWatch(programmeId, await mustRead(hostId))).resolves.toBeUndefined()
  expect(await db().riskAcknowledgement.count({ where: { programmeId } })).toBe(0)
})

it('were shows once, and stay open, when they are archived', async () => {
  const { programmeId } = await makeShow()
  await db().programme.update({ where: { id: programmeId }, data: { state: 'archived' } })
  await expect(requireWatch(programmeId, null)).resolves.toBeUndefined()
})
