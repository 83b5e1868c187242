import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PrismaClientKnownRequestError } from '@prisma/client/runtime/client'
import { ChatWindow, windowMsFor } from '#server/chat/chat-window.ts'
import type { NewMessage, SentMessage } from '#server/chat/save-messages.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('the window of a room', () => {
  it('grows with the sockets that a frame goes to', () => {
    expect([0, 499, 500, 1_000, 2_000, 2_001].map(windowMsFor)).toEqual([50, 50, 100, 150, 150, 200])
  })

  it('commits what came in it as one group, in order, and settles only after the commit', async () => {
    const groups: string[][] = []
    const commit = Promise.withResolvers<void>()
    const window = makeWindow(async (messages) => {
      groups.push(messages.map(({ text }) => text))
      await commit.promise
    })
    const settled: number[] = []
    const all = ['a', 'b', 'c'].map((text) => window.add(message(text)).then(({ seq }) => settled.push(seq)))
    await vi.advanceTimersByTimeAsync(100)
    expect(groups).toEqual([['a', 'b', 'c']])
    expect(settled).toEqual([])
    commit.resolve()
    await Promise.all(all)
    expect(settled).toEqual([0, 1, 2])
  })

  it('ends at the same moments of the wall clock everywhere', async () => {
    const times: number[] = []
    const window = makeWindow(async () => void times.push(Date.now()))
    for (const atMs of [10, 130, 199, 305]) {
      await vi.advanceTimersByTimeAsync(atMs - Date.now())
      void window.add(message('x')) // settles with its group
    }
    await vi.advanceTimersByTimeAsync(200)
    expect(times).toEqual([100, 200, 400])
  })

  it('loses nobody else to one message that the database refuses', async () => {
    const window = makeWindow(async (messages) => {
      if (messages.some(({ text }) => text === 'bad')) throw foreignKeyViolation()
    })
    const all = ['a', 'bad', 'b'].map((text) =>
      window.add(message(text)).then(
        () => text,
        () => 'refused',
      ),
    )
    await vi.advanceTimersByTimeAsync(100)
    expect(await Promise.all(all)).toEqual(['a', 'refused', 'b'])
  })

  it('tells everybody when the database is away, and does not try one by one', async () => {
    let tries = 0
    const window = makeWindow(async () => {
      tries += 1
      throw new Error('connection refused')
    })
    const all = ['a', 'b'].map((text) =>
      window.add(message(text)).then(
        () => 'ok',
        () => 'failed',
      ),
    )
    await vi.advanceTimersByTimeAsync(100)
    expect(await Promise.all(all)).toEqual(['failed', 'failed'])
    expect(tries).toBe(1)
  })

  it('commits what waits when it stops, and takes nothing more', async () => {
    const window = makeWindow(async () => {})
    const last = window.add(message('last words'))
    await window.stop()
    expect((await last).seq).toBe(0)
    await expect(window.add(message('too late'))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })

  it('gives each message its own result, whatever the rhythm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 40 }), async (pausesMs) => {
        const window = makeWindow(async () => {})
        const answers: Promise<string>[] = []
        for (const [index, pauseMs] of pausesMs.entries()) {
          answers.push(window.add(message(`m${index}`)).then(({ id }) => id))
          await vi.advanceTimersByTimeAsync(pauseMs)
        }
        await vi.advanceTimersByTimeAsync(1_000)
        expect(await Promise.all(answers)).toEqual(pausesMs.map((_, index) => `m${index}`))
      }),
      { numRuns: 30 },
    )
  })
})

function makeWindow(save: (messages: NewMessage[]) => Promise<void>): ChatWindow {
  let seq = 0
  return new ChatWindow({
    windowMs: () => 100,
    save: async (messages): Promise<SentMessage[]> => {
      await save(messages)
      return messages.map(({ text }) => ({
        id: text,
        seq: seq++,
        mediaTimeMs: null,
        outcome: 'posted' as const,
      }))
    },
  })
}

function message(text: string): NewMessage {
  return {
    broadcastId: null,
    authorId: 'a',
    badge: 'viewer',
    clientId: text,
    text,
    mediaTimeMs: null,
    replyToId: null,
    mentions: [],
    isHeld: false,
    matches: [],
  }
}

function foreignKeyViolation(): Error {
  return new PrismaClientKnownRequestError('refused', { code: 'P2003', clientVersion: 'test' })
}
