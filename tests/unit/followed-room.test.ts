import { expect, it } from 'vitest'
import type { Ack, Envelope, RequestResults } from '#lib/events.ts'
import { FollowedRoom } from '#components/realtime/followed-room.ts'
import { waitFor } from '#tests/support/wait-for.ts'

type Joined = RequestResults['room:join']
const room = 'programme:1'

it('goes on from what came before the answer to its join', async () => {
  const page = follow((followed) => {
    followed.hear(frame(4, 6))
    return { room, seq: 6, snapshot: false }
  })
  await waitFor('the missed facts', () => page.shown.length === 3)
  page.followed.hear(frame(7, 7))
  expect(page.shown).toEqual([4, 5, 6, 7])
  expect(page.snapshots).toBe(0)
})

it('takes a snapshot where the answer is ahead of what came', async () => {
  const page = follow((_, afterSeq) => ({ room, seq: 6, snapshot: afterSeq === undefined }))
  await waitFor('the snapshot', () => page.snapshots === 1)
  page.followed.hear(frame(7, 7))
  await waitFor('what follows it', () => page.shown.length === 1)
  expect(page.shown).toEqual([7])
})

/** A page that has heard its room up to 3 and joins. */
function follow(answer: (followed: FollowedRoom, afterSeq: number | undefined) => Joined) {
  const page = { shown: new Array<number>(), snapshots: 0 }
  const followed: FollowedRoom = new FollowedRoom(
    {
      room,
      afterSeq: 3,
      onFacts: (facts) => page.shown.push(...facts.map(({ seq }) => seq)),
      onSnapshot: (seq) => {
        page.snapshots += 1
        return Promise.resolve(seq)
      },
    },
    ({ afterSeq }): Promise<Ack<Joined>> => Promise.resolve({ ok: true, data: answer(followed, afterSeq) }),
  )
  followed.join()
  return Object.assign(page, { followed })
}

function frame(fromSeq: number, toSeq: number): Envelope {
  const events = Array.from({ length: toSeq - fromSeq + 1 }, (_, index) => ({
    seq: fromSeq + index,
    event: null,
    removed: true as const,
  }))
  return { room, fromSeq, toSeq, at: 0, events }
}
