import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { replayWindowMs } from '#lib/replay-window.ts'
import { listReplayMessages } from '#server/chat/list-messages.ts'
import { saveMessages } from '#server/chat/save-messages.ts'
import { db } from '#server/db.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, putOnAir } from '#tests/support/show.ts'

describe('the chat of a recording', () => {
  it('comes in parts of media time, each after the last words before it, in the order of the clock', async () => {
    const show = await makeShow()
    const broadcastId = await putOnAir(show)
    const authorId = await makeAccount('talker')
    const times = [replayWindowMs + 500, 1_000, replayWindowMs - 1, replayWindowMs, 3 * replayWindowMs]
    await saveMessages(
      show.programmeId,
      times.map((mediaTimeMs) => ({
        authorId,
        badge: 'viewer',
        clientId: randomUUIDv7(),
        text: `at ${mediaTimeMs}`,
        mediaTimeMs,
        replyToId: null,
        mentions: [],
        isHeld: false,
        matches: [],
        broadcastId,
      })),
    )
    const textsOf = async (part: number) =>
      (await listReplayMessages(broadcastId, part)).map(({ mediaTimeMs }) => mediaTimeMs)
    expect(await textsOf(0)).toEqual([1_000, replayWindowMs - 1])
    const upToOne = [1_000, replayWindowMs - 1, replayWindowMs, replayWindowMs + 500]
    expect(await textsOf(1)).toEqual(upToOne)
    expect(await textsOf(2)).toEqual(upToOne)
    expect(await textsOf(3)).toEqual([...upToOne, 3 * replayWindowMs])
  })

  it('has an upper bound, however much was said', async () => {
    const show = await makeShow()
    const broadcastId = await putOnAir(show)
    const authorId = await makeAccount('crowd')
    const said = (count: number, mediaTimeMs: number, from: number) =>
      Array.from({ length: count }, (_, index) => ({
        programmeId: show.programmeId,
        broadcastId,
        authorId,
        badge: 'viewer',
        clientId: `${from + index}-message`,
        text: 'x',
        seq: from + index,
        mediaTimeMs,
        mentions: [],
      }))
    await db().chatMessage.createMany({ data: [...said(300, 0, 10), ...said(2_500, replayWindowMs, 1_000)] })
    const messages = await listReplayMessages(broadcastId, 1)
    expect(messages).toHaveLength(2_200)
    expect(messages.at(-1)?.clientId).toBe('3499-message')
  })
})
