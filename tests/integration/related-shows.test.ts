import { expect, it } from 'vitest'
import { listRelated } from '#server/programmes/list-related.ts'
import { makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'

it('are the few of the same scene first, and read once for all who open a room in the next seconds', async () => {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const make = (scene: string) =>
    makeProgramme({ institutionId, hostId, scene, startsAt: new Date(Date.now() + 3_600_000) })
  for (let index = 0; index < 3; index += 1) await make('cross-border')
  const [shown, same] = [await make('investment'), await make('investment')]
  const of = { id: shown.programmeId, scene: 'investment' }
  const related = await listRelated(of, { actor: null, most: 3 })
  expect(related.map(({ scene }) => scene)).toEqual(['investment', 'cross-border', 'cross-border'])
  expect(related[0]?.id).toBe(same.programmeId)
  await make('investment')
  expect(await listRelated(of, { actor: null, most: 3 })).toEqual(related)
})
