import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ChatWindow } from '#server/chat/chat-window.ts'
import { listRecentMessages } from '#server/chat/list-messages.ts'
import { saveMessages } from '#server/chat/save-messages.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow, putOnAir } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let one: RealtimeProcess
let two: RealtimeProcess

beforeAll(async () => {
  ;[one, two] = await Promise.all([RealtimeProcess.start(), RealtimeProcess.start()])
})

afterAll(async () => {
  await Promise.all([one.stop(), two.stop()])
})

describe('one room over two realtime processes', () => {
  it('is heard in one order without a gap, every acked message once', async () => {
    const { room } = await makeShow()
    const people = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const userId = await makeAccount(`person-${index}`)
        const person = await RoomSocket.connect(index % 2 === 0 ? one.url : two.url, { userId })
        await person.join(room)
        return person
      }),
    )
    const answers = await Promise.all(
      people.flatMap((person, index) => [1, 2, 3].map((turn) => person.say(room, `${index} says ${turn}`))),
    )
    const seqs = answers.map((answer) => (answer.ok ? answer.data.seq : Number.NaN))
    expect(seqs.toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    )

    for (const person of people) {
      await waitFor('all messages', () => person.heard(room).length >= 60)
      expect(person.heard(room).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 60 }, (_, index) => index + 1),
      )
    }
    const texts = people.map((person) => JSON.stringify(person.heard(room)))
    expect(new Set(texts).size).toBe(1)
    for (const frame of people[0]?.frames ?? [])
      expect(frame.events).toHaveLength(frame.toSeq - frame.fromSeq + 1)
    for (const person of people) person.close()
  })

  it('loses nobody’s words to half a character that somebody sends beside them', async () => {
    const { room } = await makeShow()
    const [troublemaker, neighbour] = await Promise.all(
      ['troublemaker', 'neighbour'].map(async (name) =>
        RoomSocket.connect(one.url, { userId: await makeAccount(name) }),
      ),
    )
    const answers = await Promise.all([troublemaker?.say(room, 'half \uD83D'), neighbour?.say(room, 'whole')])
    expect(answers).toMatchObject([{ ok: true }, { ok: true }])
    troublemaker?.close()
    neighbour?.close()
  })

  it('writes a message once, whichever process hears it again, and gives its first result', async () => {
    const { room, programmeId } = await makeShow()
    const userId = await makeAccount('repeats')
    const [here, there] = await Promise.all([
      RoomSocket.connect(one.url, { userId }),
      RoomSocket.connect(two.url, { userId }),
    ])
    const clientId = randomUUID()
    const atOnce = await Promise.all([here.say(room, 'once', clientId), there.say(room, 'once', clientId)])
    const later = await there.say(room, 'another text', clientId)
    const results = [...atOnce, later].map((answer) => (answer.ok ? answer.data.id : answer.code))
    expect(new Set(results).size).toBe(1)
    expect((await listRecentMessages(programmeId)).map(({ text }) => text)).toEqual(['once'])
    expect(await readRoomSeq(room)).toBe(1)
    here.close()
    there.close()
  })

  it('refuses the words of an account that is gone, and keeps those of the others in the same group', async () => {
    const { programmeId } = await makeShow()
    const window = new ChatWindow({ windowMs: () => 50, save: (group) => saveMessages(programmeId, group) })
    const words = {
      badge: 'viewer',
      text: 'x',
      broadcastId: null,
      mediaTimeMs: null,
      replyToId: null,
      mentions: [],
      isHeld: false,
      matches: [],
    }
    const authors = [await makeAccount('here'), 'gone', await makeAccount('here too')]
    const answers = authors.map((authorId) => window.add({ ...words, authorId, clientId: randomUUID() }))
    const outcomes = (await Promise.allSettled(answers)).map(({ status }) => status)
    expect(outcomes).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await listRecentMessages(programmeId)).toHaveLength(2)
  })

  it('acks nothing that is not durable yet', async () => {
    const { room, programmeId } = await makeShow()
    const person = await RoomSocket.connect(one.url, { userId: await makeAccount('durable') })
    for (const text of ['a', 'b', 'c']) {
      const answer = await person.say(room, text)
      const kept = await listRecentMessages(programmeId)
      expect(answer.ok && kept.at(-1)?.id === answer.data.id).toBe(true)
    }
    person.close()
  })

  it('puts words on the clock of the broadcast, at most 30 s behind', async () => {
    const show = await makeShow()
    await putOnAir(show)
    const person = await RoomSocket.connect(two.url, { userId: await makeAccount('clock') })
    const shown = { room: show.room, clientId: randomUUID(), text: 'now' }
    const now = await person.mustAsk('chat:send', shown)
    const ahead = await person.mustAsk('chat:send', {
      ...shown,
      clientId: randomUUID(),
      mediaTimeMs: 9_999_999,
    })
    expect(now.mediaTimeMs).toBeLessThan(5_000)
    expect(ahead.mediaTimeMs).toBeLessThan(5_000)
    expect(ahead.mediaTimeMs).toBeGreaterThanOrEqual(now.mediaTimeMs ?? Infinity)
    person.close()
  })
})

describe('coming back', () => {
  it('brings what was missed before the answer, and tells who missed more than 500 to take a snapshot', async () => {
    const { room } = await makeShow()
    const cookies = await Promise.all(
      Array.from({ length: 110 }, async (_, index) =>
        RoomSocket.connect(one.url, { userId: await makeAccount(`w${index}`) }),
      ),
    )
    const sayAll = (turn: number) => Promise.all(cookies.map((writer) => writer.say(room, `turn ${turn}`)))
    for (const turn of [1, 2, 3, 4]) await sayAll(turn)
    await waitFor('440 facts', async () => (await readRoomSeq(room)) === 440)

    const guest = await RoomSocket.connect(two.url)
    const joined = await guest.join(room, 3)
    expect(joined).toMatchObject({ seq: 440, snapshot: false })
    expect(guest.heard(room).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 437 }, (_, index) => index + 4),
    )

    await sayAll(5)
    // A process answers by what it has told its own sockets, not by what the log holds.
    await waitFor('550 facts told', () => guest.heard(room).at(-1)?.seq === 550)
    const late = await RoomSocket.connect(two.url)
    expect(await late.join(room, 3)).toMatchObject({ snapshot: true })
    expect(late.frames).toEqual([])
    expect((await late.join(room, 60)).snapshot).toBe(false)
    expect(await (await RoomSocket.connect(one.url)).join(room)).toMatchObject({ seq: 550, snapshot: true })
    for (const person of [...cookies, guest, late]) person.close()
  })

  it('has no gap when it joins in the middle of a storm', async () => {
    const { room } = await makeShow()
    const writers = await Promise.all(
      Array.from({ length: 30 }, async (_, index) =>
        RoomSocket.connect(one.url, { userId: await makeAccount(`s${index}`) }),
      ),
    )
    const storm = Promise.all(
      writers.flatMap((writer) => [1, 2, 3, 4].map((turn) => writer.say(room, `storm ${turn}`))),
    )
    const comers = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const comer = await RoomSocket.connect(index % 2 === 0 ? one.url : two.url)
        return { comer, joined: await comer.join(room, 0) }
      }),
    )
    await storm
    for (const { comer, joined } of comers) {
      await waitFor(
        'the end of the storm',
        () => Math.max(joined.seq, comer.frames.at(-1)?.toSeq ?? 0) === 120,
      )
      const seqs = comer.heard(room).map(({ seq }) => seq)
      expect(seqs).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
      comer.close()
    }
    for (const writer of writers) writer.close()
  })
})

describe('what people write', () => {
  it('is text: marks stay marks, and characters that deceive are gone', async () => {
    const { room, programmeId } = await makeShow()
    const person = await RoomSocket.connect(one.url, { userId: await makeAccount('html') })
    const html = '<img src=x onerror=alert(1)> & "quotes"'
    await person.say(room, html)
    await person.say(room, 'pay\u202Eoot\u0007 now')
    expect(await person.say(room, '\u200B\u202E')).toMatchObject({ ok: false, code: 'CHAT_TEXT_INVALID' })
    expect(await person.say(room, 'x'.repeat(501))).toMatchObject({ ok: false, code: 'BAD_REQUEST' })
    expect((await listRecentMessages(programmeId)).map(({ text }) => text)).toEqual([html, 'payoot now'])
    person.close()
  })

  it('is limited to five at once and one a second', async () => {
    const { room } = await makeShow()
    const person = await RoomSocket.connect(one.url, { userId: await makeAccount('flood') })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => person.say(room, `flood ${index}`)),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'RATE_LIMITED')).toHaveLength(7)
    person.close()
  })
})
