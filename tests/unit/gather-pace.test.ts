import { expect, it } from 'vitest'
import { gatherMsFor } from '#server/realtime/gather-pace.ts'

it.each([
  { room: 'a small room, also while it fills', sockets: 150, before: 0, ms: 0 },
  { room: 'a full room, for what other processes commit', sockets: 3_000, before: 2_990, ms: 10 },
  { room: 'a room into which a crowd comes, which is let in first', sockets: 1_000, before: 700, ms: 400 },
  { room: 'a room that empties', sockets: 1_000, before: 3_000, ms: 10 },
])('news of $room: $ms ms', ({ sockets, before, ms }) => {
  expect(gatherMsFor(sockets, before)).toBe(ms)
})
