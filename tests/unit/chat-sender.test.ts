import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ChatSender } from '#components/live-room/chat-sender.ts'
import type { PendingMessage } from '#components/live-room/room-state.ts'
import type { Ack, RequestResults } from '#lib/events.ts'

type Said = Ack<RequestResults['chat:send']>

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A sender whose server answers when the test says so, each time to what came first. */
function makeSender() {
  const sent: string[] = []
  const said: string[] = []
  const states: Record<string, string> = {}
  const waiting: ((ack: Said) => void)[] = []
  const sender = new ChatSender({
    send({ clientId }) {
      sent.push(clientId)
      return new Promise((resolve) => waiting.push(resolve))
    },
    onState: (clientId, state) => (states[clientId] = state),
    onSaid: (clientId) => said.push(clientId),
  })
  return {
    sender,
    sent,
    said,
    states,
    answers: async (ack: Said) => {
      waiting.shift()?.(ack)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

const had: Said = { ok: true, data: { id: 'm', seq: 1, mediaTimeMs: null, outcome: 'posted' } }
const slow: Said = { ok: false, code: 'RATE_LIMITED', detail: { seconds: 2 } }
const lost: Said = { ok: false, code: 'UNAVAILABLE', detail: {} }
const refused: Said = { ok: false, code: 'CHAT_TEXT_INVALID', detail: {} }

describe('own words on their way', () => {
  it('go out at once when nothing is before them', () => {
    const { sender, sent } = makeSender()
    sender.say(words('1'))
    expect(sent).toEqual(['1'])
  })

  it('arrive in the order they were said, however the server slows them down', async () => {
    const { sender, sent, said, states, answers } = makeSender()
    for (const name of ['1', '2', '3']) sender.say(words(name))
    await answers(had)
    await answers(slow)
    expect(states).toMatchObject({ 2: 'waiting', 3: 'waiting' })
    sender.say(words('4'))
    expect(states).toMatchObject({ 4: 'waiting' })
    expect(sent).toEqual(['1', '2'])
    await vi.advanceTimersByTimeAsync(2_000)
    for (let left = 0; left < 3; left += 1) await answers(had)
    expect(said).toEqual(['1', '2', '3', '4'])
  })

  it('go on from the first that the server did not get when the line is back', async () => {
    const { sender, said, states, answers } = makeSender()
    for (const name of ['1', '2']) sender.say(words(name))
    await answers(lost)
    expect(states).toEqual({ 1: 'waiting', 2: 'waiting' })
    sender.resume()
    await answers(had)
    await answers(had)
    expect(said).toEqual(['1', '2'])
  })

  it('are tried again by themselves while no server answers', async () => {
    const { sender, sent, said, states, answers } = makeSender()
    sender.say(words('1'))
    await answers(lost)
    await vi.advanceTimersByTimeAsync(7_000)
    expect(sent).toEqual(['1', '1'])
    expect(states).toEqual({ 1: 'waiting' })
    await answers(had)
    expect(said).toEqual(['1'])
  })

  it('let the next ones pass when they are refused for good, and can be tried again', async () => {
    const { sender, sent, said, states, answers } = makeSender()
    for (const name of ['1', '2']) sender.say(words(name))
    await answers(refused)
    await answers(had)
    expect(states).toMatchObject({ 1: 'failed' })
    sender.sayAgain(words('1'))
    expect(states).toMatchObject({ 1: 'waiting' })
    await answers(had)
    expect(sent).toEqual(['1', '2', '1'])
    expect(said).toEqual(['2', '1'])
  })

  it('are not sent when they were given up while they waited', async () => {
    const { sender, sent, answers } = makeSender()
    for (const name of ['1', '2', '3']) sender.say(words(name))
    await answers(slow)
    sender.discard('1')
    sender.discard('2')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sent).toEqual(['1', '3'])
  })

  it('stay here when the room was left', async () => {
    const { sender, sent, answers } = makeSender()
    sender.say(words('1'))
    await answers(slow)
    sender.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toEqual(['1'])
  })

  it.each([slow, lost, had])(
    'stay here when the room was left with one of them in flight: %o',
    async (ack) => {
      const { sender, sent, answers } = makeSender()
      for (const name of ['1', '2']) sender.say(words(name))
      sender.stop()
      await answers(ack)
      await vi.advanceTimersByTimeAsync(60_000)
      expect(sent).toEqual(['1'])
    },
  )

  it('go on where the room is entered again', async () => {
    const { sender, sent, answers } = makeSender()
    sender.stop()
    for (const name of ['1', '2']) sender.say(words(name))
    expect(sent).toEqual([])
    sender.resume()
    await answers(had)
    expect(sent).toEqual(['1', '2'])
  })
})

function words(clientId: string): PendingMessage {
  const rest = { text: '早', state: 'sending' as const, replyTo: null, mentions: [], mediaTimeMs: null }
  return { clientId, ...rest, seq: null, at: 0 }
}
