import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Ack } from '#lib/events.ts'
import { VoteSender } from '#components/live-room/vote-sender.ts'

const granted: Ack<null> = { ok: true, data: null }
const refused: Ack<never> = { ok: false, code: 'UNAVAILABLE', detail: {} }

function makeVoter(answer: (isOn: boolean) => Ack<null> = () => granted) {
  const shown = new Set<string>()
  const sent: boolean[] = []
  const waiting: (() => void)[] = []
  let refusals = 0
  const sender = new VoteSender({
    send: (_, isOn) =>
      new Promise((resolve) => {
        sent.push(isOn)
        waiting.push(() => resolve(answer(isOn)))
      }),
    onMark: (id, isOn) => void (isOn ? shown.add(id) : shown.delete(id)),
    onRefused: () => void (refusals += 1),
  })
  /** The server answers the request that is under way. */
  const settle = async () => {
    waiting.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { sender, shown, sent, settle, waiting, refusals: () => refusals }
}

it('asks for one vote of a question at a time, and the last wish wins however often it changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (answers) => {
      const { sender, shown, sent, settle, waiting } = makeVoter()
      let isOn = false
      for (const isAnswered of answers) {
        isOn = !isOn
        sender.wish('q', isOn)
        expect(waiting.length).toBe(1)
        expect(shown.has('q')).toBe(isOn)
        if (isAnswered) await settle()
      }
      while (waiting.length > 0) await settle()
      expect(sent.at(-1)).toBe(isOn)
      expect(shown.has('q')).toBe(isOn)
    }),
  )
})

it('asks for votes of different questions side by side', () => {
  const { sender, waiting } = makeVoter()
  sender.wish('q', true)
  sender.wish('r', true)
  expect(waiting).toHaveLength(2)
})

it('takes a refused vote back, and tells of it once', async () => {
  const { sender, shown, settle, refusals } = makeVoter(() => refused)
  sender.wish('q', true)
  await settle()
  expect(shown.size).toBe(0)
  expect(refusals()).toBe(1)
})
