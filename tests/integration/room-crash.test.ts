import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeliveredFact } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { listRecentMessages } from '#server/chat/list-messages.ts'
import { required } from '#server/env.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import { DatabaseProxy, type Hold } from '#tests/support/database-proxy.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow, type Show } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let proxy: DatabaseProxy
let fragile: RealtimeProcess
let steady: RealtimeProcess
let show: Show

beforeAll(async () => {
  proxy = await DatabaseProxy.start(required('DATABASE_URL'))
  ;[fragile, steady] = await Promise.all([
    RealtimeProcess.start({ env: { DATABASE_URL: proxy.url } }),
    RealtimeProcess.start(),
  ])
  show = await makeShow()
})

afterAll(async () => {
  await Promise.all([fragile.stop(), steady.stop()])
  await proxy.stop()
})

describe('a realtime process that is killed', () => {
  it.each<[string, Hold, { acked: boolean; kept: boolean }]>([
    ['before COMMIT', 'before-commit', { acked: false, kept: false }],
    ['between COMMIT and ack', 'after-commit', { acked: false, kept: true }],
    ['between ack and emit', 'notices', { acked: true, kept: true }],
  ])('%s loses nothing that was acked and shows nothing twice', async (_step, hold, expected) => {
    const { room, programmeId } = show
    const userId = await makeAccount('writer')
    const [writer, reader, elsewhere] = [
      await RoomSocket.connect(fragile.url, { userId }),
      await RoomSocket.connect(fragile.url),
      await RoomSocket.connect(steady.url),
    ]
    const { seq } = await reader.join(room)
    await Promise.all([writer.join(room), elsewhere.join(room)])

    const clientId = randomUUID()
    let isAcked = false
    const held = proxy.holdAt(hold)
    // Not answered in two of the three cases: the process dies.
    void writer.say(room, 'through the crash', clientId).then(
      (answer) => (isAcked = answer.ok),
      () => {},
    )
    await held
    if (expected.acked) await waitFor('the ack', () => isAcked)
    await fragile.kill()
    expect(isAcked).toBe(expected.acked)
    expect(reader.frames).toEqual([])
    const isKept = (await listRecentMessages(programmeId)).some((message) => message.clientId === clientId)
    expect(isKept).toBe(expected.kept)

    proxy.passAll()
    await fragile.restart()
    const back = await RoomSocket.connect(fragile.url, { userId })
    const answer = await back.say(room, 'through the crash', clientId)
    expect(answer.ok).toBe(true)
    expect(
      (await listRecentMessages(programmeId)).filter((message) => message.clientId === clientId),
    ).toHaveLength(1)

    const returned = await RoomSocket.connect(fragile.url)
    await returned.join(room, seq)
    const seen = () => returned.heard(room).filter((fact) => isMessage(fact, clientId))
    await waitFor('the message for who was there', () => seen().length > 0)
    await elsewhere.sees(room, 'chat:posted', (fact) => isMessage(fact, clientId))
    expect(seen()).toHaveLength(1)
    expect(elsewhere.heard(room).filter((fact) => isMessage(fact, clientId))).toHaveLength(1)
  })

  it('again and again under load loses no acked message, and readers that come back see each once', async () => {
    const { room } = await makeShow()
    const userIds = await Promise.all(
      Array.from({ length: 10 }, (_, index) => makeAccount(`loader-${index}`)),
    )
    const acked = new Set<string>()
    const over = new AbortController()
    const writing = userIds.map((userId) => keepSaying({ userId, room, acked, signal: over.signal }))
    for (let round = 0; round < 3; round += 1) {
      const before = acked.size
      await waitFor('some acks', () => acked.size > before + 10, { timeoutMs: 20_000 })
      await fragile.kill()
      await fragile.restart()
    }
    over.abort()
    await Promise.all(writing)

    const reader = await RoomSocket.connect(fragile.url)
    const newest = await readRoomSeq(room)
    await reader.join(room, 0)
    const missed = reader.heard(room)
    expect(missed.map(({ seq }) => seq)).toEqual(Array.from({ length: newest }, (_, index) => index + 1))
    const seen = missed.flatMap((fact) =>
      'data' in fact && 'clientId' in fact.data ? [fact.data.clientId] : [],
    )
    expect(new Set(seen).size).toBe(seen.length)
    expect(acked.size).toBeGreaterThan(30)
    for (const clientId of acked) expect(seen).toContain(clientId)
  })
})

type Saying = { userId: string; room: Room; acked: Set<string>; signal: AbortSignal }

/** As a page does: the same words under the same id, over new connections, until somebody acks them; then the next. */
async function keepSaying({ userId, room, acked, signal }: Saying): Promise<void> {
  let clientId = randomUUID()
  while (!signal.aborted) {
    const person = await RoomSocket.connect(fragile.url, { userId }).catch(() => null)
    const answer = await Promise.race([
      person?.say(room, 'under load', clientId).catch(() => null),
      new Promise<null>((resolve) => setTimeout(resolve, 1_500, null)),
    ])
    person?.close()
    if (answer?.ok === true) {
      acked.add(clientId)
      clientId = randomUUID()
    } else await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function isMessage(fact: DeliveredFact, clientId: string): boolean {
  return 'data' in fact && 'clientId' in fact.data && fact.data.clientId === clientId
}
