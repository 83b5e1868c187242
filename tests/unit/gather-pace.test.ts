import { expect, it } from 'vitest'
import { gatherMsFor } from '#server/realtime/gather-pace.ts'

it.each([
  ['a small room waits for nothing, also while it fills', 150, 0, 0],
  ['a full room waits for what other processes commit', 3_000, 2_990, 10],
  ['a room into which a crowd comes lets it in first', 1_000, 700, 400],
  ['a room that empties waits no longer', 1_000, 3_000, 10],
])('%s', (_, sockets, before, ms) => {
  expect(gatherMsFor(sockets, before)).toBe(ms)
})
