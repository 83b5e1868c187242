import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { saveMessages } from '#server/chat/save-messages.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import type { Room } from '#lib/rooms.ts'
import { cutConnections } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let realtime: RealtimeProcess

beforeAll(async () => {
  realtime = await RealtimeProcess.start()
})

afterAll(() => realtime.stop())

describe('a reader who does not read', () => {
  it('is told to take a snapshot or closed, while the others miss nothing', async () => {
    const { room, programmeId } = await makeShow()
    const reader = await RoomSocket.connect(realtime.url)
    await reader.join(room)
    const slow = await joinAndStopReading(room)
    const authorId = await makeAccount('loud')
    // More than the kernel's own buffers take, in frames of half a megabyte.
    for (let group = 0; group < 30; group += 1) {
      await saveMessages(
        programmeId,
        Array.from({ length: 250 }, () => longMessage(authorId)),
      )
    }
    const newest = await readRoomSeq(room)
    await waitFor('everything', () => reader.frames.at(-1)?.toSeq === newest, { timeoutMs: 20_000 })
    expect(reader.heard(room)).toHaveLength(7_500)
    expect(await metric('caibo_realtime_slow_readers_total')).toBe(1)

    const heard: string[] = []
    slow.on('message', (data: Buffer) => heard.push(data.toString('utf8', 0, 40)))
    slow.resume()
    await waitFor(
      'the word',
      () => slow.readyState === WebSocket.CLOSED || heard.some((text) => text.includes('room:stale')),
    )
    reader.close()
    slow.terminate()
  })

  it('hears the room again when it comes back, also when nobody else was there', async () => {
    const { room, programmeId } = await makeShow()
    const slow = await joinAndStopReading(room)
    const authorId = await makeAccount('loud-alone')
    const shedBefore = await metric('caibo_realtime_slow_readers_total')
    const talk = () =>
      saveMessages(
        programmeId,
        Array.from({ length: 250 }, () => longMessage(authorId)),
      )
    for (let group = 0; group < 30; group += 1) await talk()
    const shed = async () => (await metric('caibo_realtime_slow_readers_total')) - shedBefore
    expect(await waitFor('it was taken out', shed)).toBe(1)
    const back = await RoomSocket.connect(realtime.url)
    await back.join(room)
    await talk()
    await waitFor('the room', () => back.heard(room).length > 0)
    back.close()
    slow.terminate()
  })
})

describe('a database that drops every connection in the middle of the talk', () => {
  it('costs nobody an acked message, and the room goes on by itself', async () => {
    const { room } = await makeShow()
    const reader = await RoomSocket.connect(realtime.url)
    await reader.join(room)
    const writers = await Promise.all(
      Array.from({ length: 12 }, async (_, index) =>
        RoomSocket.connect(realtime.url, { userId: await makeAccount(`writer-${index}`) }),
      ),
    )
    const acked: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const answers = writers.map(async (writer) => {
        const clientId = randomUUID()
        if ((await writer.say(room, `round ${round}`, clientId)).ok) acked.push(clientId)
      })
      await cutConnections()
      await Promise.all(answers)
    }
    const isBack = async () => (await writers[0]?.say(room, 'back?'))?.ok
    await waitFor('the room', isBack, { everyMs: 1_000 })
    const newest = await readRoomSeq(room)
    await waitFor('the rest', () => reader.frames.at(-1)?.toSeq === newest)
    expect(reader.heard(room).map(({ seq }) => seq)).toEqual(
      Array.from({ length: newest }, (_, index) => index + 1),
    )
    const seen = reader
      .heard(room)
      .flatMap((fact) => ('data' in fact && 'clientId' in fact.data ? [fact.data.clientId] : []))
    expect(newest).toBeGreaterThan(0)
    for (const clientId of acked) expect(seen.filter((each) => each === clientId)).toHaveLength(1)
  })
})

async function joinAndStopReading(room: Room): Promise<WebSocket> {
  const socket = new WebSocket(`${realtime.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8')
      if (text.startsWith('0')) socket.send('40')
      if (text.startsWith('40')) socket.send(`420${JSON.stringify(['room:join', { room }])}`)
      if (text.startsWith('430')) resolve()
    })
  })
  socket.pause()
  return socket
}

function longMessage(authorId: string) {
  const clientId = randomUUID()
  return {
    authorId,
    clientId,
    text: '财'.repeat(500),
    badge: 'viewer',
    broadcastId: null,
    mediaTimeMs: null,
    replyToId: null,
    mentions: [],
    isHeld: false,
    matches: [],
  }
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${realtime.url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
}
