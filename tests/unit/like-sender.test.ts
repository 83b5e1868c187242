import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LikeSender } from '#components/live-room/like-sender.ts'
import type { Ack } from '#lib/events.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A sender whose server answers when the test says so. */
function makeSender() {
  const batches: { clientId: string; count: number }[] = []
  let answer = (_ack: Ack<unknown>): void => {}
  let unsent = 0
  const sender = new LikeSender(
    (batch) => {
      batches.push(batch)
      return new Promise((resolve) => (answer = resolve))
    },
    (count) => (unsent = count),
  )
  return {
    sender,
    batches,
    unsent: () => unsent,
    answers: async (ack: Ack<unknown>) => {
      answer(ack)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

const lost: Ack<unknown> = { ok: false, code: 'UNAVAILABLE', detail: {} }
const had: Ack<unknown> = { ok: true, data: null }

describe('likes on their way', () => {
  it('are gathered for a second, and sent again under their name until the server has them', async () => {
    const { sender, batches, unsent, answers } = makeSender()
    sender.like()
    sender.like()
    await vi.advanceTimersByTimeAsync(1_000)
    sender.like()
    await answers(lost)
    await vi.advanceTimersByTimeAsync(3_000)
    await answers(had)
    expect(batches[1]).toEqual(batches[0])
    expect(unsent()).toBe(1)
    await vi.advanceTimersByTimeAsync(1_000)
    await answers(had)
    expect(batches.map(({ count }) => count)).toEqual([2, 2, 1])
    expect(unsent()).toBe(0)
  })

  it('are not sent any more once they are stopped, also while a batch is on its way', async () => {
    const { sender, batches, answers } = makeSender()
    sender.like()
    await vi.advanceTimersByTimeAsync(1_000)
    sender.like()
    sender.stop()
    await answers(lost)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(batches).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('go on with the next tap after a stop, one batch at a time', async () => {
    const { sender, batches, answers } = makeSender()
    sender.like()
    await vi.advanceTimersByTimeAsync(1_000)
    sender.stop()
    sender.like()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(batches).toHaveLength(1)
    await answers(had)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(batches.map(({ count }) => count)).toEqual([1, 1])
  })
})
