import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { acknowledgeRisk, hasAcknowledged, type Viewer } from '#server/compliance/acknowledge-risk.ts'
import { db } from '#server/db.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead } from '#tests/support/show.ts'

it('is kept once for each viewer and text, and asked for again when the text is another', async () => {
  const { programmeId: id } = await makeShow()
  const { riskText } = await db().programme.findUniqueOrThrow({ where: { id } })
  const person: Viewer = { actor: await mustRead(await makeAccount('viewer')), visitorId: null }
  const guest: Viewer = { actor: null, visitorId: randomUUID() }
  const nobody: Viewer = { actor: null, visitorId: null }
  for (const viewer of [person, guest]) {
    expect(await hasAcknowledged(viewer, { id, riskText })).toBe(false)
    await Promise.all(Array.from({ length: 5 }, () => acknowledgeRisk(viewer, id)))
    expect(await hasAcknowledged(viewer, { id, riskText })).toBe(true)
    expect(await hasAcknowledged(viewer, { id, riskText: `${riskText} more` })).toBe(false)
  }
  expect(await db().riskAcknowledgement.count({ where: { programmeId: id } })).toBe(2)
  await expect(acknowledgeRisk(nobody, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await db().programme.update({ where: { id }, data: { visibility: 'staff' } })
  await expect(acknowledgeRisk(guest, id)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' })
})
