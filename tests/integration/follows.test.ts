import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#server/db.ts'
import { follow, listFollows } from '#server/follows/follow.ts'
import { tellFollowers } from '#server/follows/tell-followers.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

async function makeFollower(name: string) {
  return mustRead(await makeAccount(name))
}

describe('following', () => {
  it('is once, can be undone, and is of what there is', async () => {
    const { hostId } = await makeShow()
    const fan = await makeFollower('fan')
    const host = { kind: 'host' as const, target: hostId }
    await follow(fan, { ...host, isOn: true })
    await follow(fan, { ...host, isOn: true })
    expect(await listFollows(fan)).toEqual([{ ...host, name: 'host' }])
    await follow(fan, { ...host, isOn: false })
    expect(await listFollows(fan)).toEqual([])
    const nobody = { kind: 'host' as const, target: fan.userId, isOn: true }
    await expect(follow(fan, nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const nowhere = { kind: 'scene' as const, target: randomUUID(), isOn: true }
    await expect(follow(fan, nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('brings one notice a broadcast, whatever of it is followed, and none of a show for staff', async () => {
    const [show, hidden] = [await makeShow(), await makeShow()]
    const scene = `scene-${randomUUID()}`
    await db().programme.update({ where: { id: show.programmeId }, data: { scene } })
    await db().programme.update({ where: { id: hidden.programmeId }, data: { visibility: 'staff' } })
    const [both, late] = [await makeFollower('both'), await makeFollower('late')]
    await follow(both, { kind: 'scene', target: scene, isOn: true })
    for (const hostId of [show.hostId, hidden.hostId]) {
      await follow(both, { kind: 'host', target: hostId, isOn: true })
    }
    const broadcastId = await putOnAir(show)
    await putOnAir(hidden)
    await follow(late, { kind: 'scene', target: scene, isOn: true })
    await Promise.all([tellFollowers(), tellFollowers()])
    await tellFollowers()
    const told = await db().notice.findMany({ where: { userId: { in: [both.userId, late.userId] } } })
    expect(told).toMatchObject([
      { userId: both.userId, kind: 'live', key: `live:${broadcastId}`, programmeId: show.programmeId },
    ])
  })
})
