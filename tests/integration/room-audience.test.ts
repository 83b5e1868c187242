import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Room } from '#lib/rooms.ts'
import { writeVisitorCookie } from '#server/audience/visitor.ts'
import { db } from '#server/db.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { seededRandom } from '#tests/support/random.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let one: RealtimeProcess
let two: RealtimeProcess

beforeAll(async () => {
  ;[one, two] = await Promise.all([RealtimeProcess.start(), RealtimeProcess.start()])
})

afterAll(async () => {
  await Promise.all([one.stop(), two.stop()])
})

type Viewer = { key: string; cookie?: string; userId?: string; tabs: RoomSocket[] }

/** Opens one more tab of a viewer, at whichever process. */
async function openTab(viewer: Viewer, url: string, room: Room): Promise<void> {
  const { cookie, userId } = viewer
  const tab = await RoomSocket.connect(url, { ...(cookie ? { cookie } : {}), ...(userId ? { userId } : {}) })
  await tab.join(room)
  viewer.tabs.push(tab)
}

function guest(): Viewer {
  const id = randomUUID()
  const [cookie = ''] = writeVisitorCookie(id, { isSecure: false }).split(';')
  return { key: `guest:${id}`, cookie, tabs: [] }
}

/** Settles when the person's screen shows so many viewers. */
async function hearsViewers(person: RoomSocket, room: Room, viewers: number): Promise<void> {
  // Those of a process that died count for ten seconds more.
  await waitFor(`${viewers} viewers`, () => person.counts.get(room)?.viewers === viewers, {
    timeoutMs: 20_000,
  })
}

describe('the audience of one room over two realtime processes', () => {
  it('is the number of different people who are there, on both, and of the raw rows', async () => {
    const { room, programmeId } = await makeShow()
    const random = seededRandom(20)
    const members = await Promise.all(
      Array.from({ length: 20 }, async (_, index): Promise<Viewer> => {
        const userId = await makeAccount(`member-${index}`)
        return { key: `user:${userId}`, userId, tabs: [] }
      }),
    )
    const viewers = [...members, ...Array.from({ length: 180 }, guest)]
    for (let turn = 0; turn < 3; turn += 1) {
      const turnOf = async (viewer: Viewer): Promise<void> => {
        const url = random() < 0.5 ? one.url : two.url
        if (viewer.tabs.length === 0 || random() < 0.3) await openTab(viewer, url, room)
        else if (random() < 0.5) viewer.tabs.pop()?.close()
      }
      await Promise.all(viewers.map(turnOf))
    }
    const present = viewers.filter(({ tabs }) => tabs.length > 0)
    expect(present.length).toBeGreaterThan(20)
    expect(present.length).toBeLessThan(200)
    const watchers = await Promise.all([one.url, two.url].map((url) => RoomSocket.connect(url)))
    await Promise.all(watchers.map((watcher) => watcher.join(room)))

    for (const watcher of watchers) await hearsViewers(watcher, room, present.length + watchers.length)
    const rows = await db().attendance.findMany({ where: { programmeId } })
    const open = new Set(rows.filter(({ leftAt }) => leftAt === null).map(({ viewerKey }) => viewerKey))
    expect([...open].filter((key) => viewers.some((viewer) => viewer.key === key)).toSorted()).toEqual(
      present.map(({ key }) => key).toSorted(),
    )
    expect(open.size).toBe(present.length + watchers.length)

    for (const { tabs } of viewers) for (const tab of tabs) tab.close()
    for (const watcher of watchers) await hearsViewers(watcher, room, watchers.length)
    for (const watcher of watchers) watcher.close()
  })

  it('forgets who was on a process that died, and counts again when it is back', async () => {
    const { room } = await makeShow()
    const doomed = await RealtimeProcess.start()
    const stays = await RoomSocket.connect(one.url)
    const returns = await RoomSocket.connect(doomed.url, { reconnects: true })
    returns.onReconnect(() => void returns.join(room))
    await Promise.all([stays.join(room), returns.join(room)])
    await hearsViewers(stays, room, 2)
    await doomed.kill()
    await hearsViewers(stays, room, 1)
    await doomed.restart()
    await hearsViewers(stays, room, 2)
    expect(stays.counts.get(room)).toEqual({ room, viewers: 2, likes: 0 })
    stays.close()
    returns.close()
    await doomed.stop()
  })
})

describe('likes', () => {
  it('are the sum of what was sent, each batch once, the same on both processes', async () => {
    const { room, programmeId } = await makeShow()
    const [here, there] = await Promise.all([one.url, two.url].map((url) => RoomSocket.connect(url)))
    if (!here || !there) throw new Error('two people expected')
    await Promise.all([here.join(room), there.join(room)])
    const clientId = randomUUID()
    const again = await Promise.all([1, 2, 3].map(() => here.ask('like:send', { room, clientId, count: 7 })))
    expect(again.every(({ ok }) => ok)).toBe(true)
    await there.mustAsk('like:send', { room, clientId: randomUUID(), count: 5 })
    for (const person of [here, there]) await waitFor('12 likes', () => person.counts.get(room)?.likes === 12)
    const raw = await db().likeBatch.aggregate({ where: { programmeId }, _sum: { count: true } })
    expect(raw._sum.count).toBe(12)
    here.close()
    there.close()
  })

  it('are refused from a script that likes faster than a hand, and from outside the room', async () => {
    const { room, programmeId } = await makeShow()
    const script = await RoomSocket.connect(one.url)
    const outside = await script.ask('like:send', { room, clientId: randomUUID(), count: 1 })
    expect(outside).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    await script.join(room)
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => script.ask('like:send', { room, clientId: randomUUID(), count: 50 })),
    )
    const accepted = answers.filter(({ ok }) => ok).length
    expect(accepted).toBe(3)
    expect(answers.filter((answer) => !answer.ok)).toMatchObject(
      Array.from({ length: 12 }, () => ({ code: 'RATE_LIMITED' })),
    )
    const raw = await db().likeBatch.aggregate({ where: { programmeId }, _sum: { count: true } })
    expect(raw._sum.count).toBe(150)
    expect(await script.ask('like:send', { room, clientId: randomUUID(), count: 51 })).toMatchObject({
      code: 'BAD_REQUEST',
    })
    script.close()
  })
})
