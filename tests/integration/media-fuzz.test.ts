import { expect, it } from 'vitest'
import { readConversation, writeConversation } from '#tests/support/fuzz/conversation.ts'
import { feedInputs } from '#tests/support/fuzz/feed-inputs.ts'
import { FuzzedShow } from '#tests/support/fuzz/fuzzed-show.ts'
import { recordConversations } from '#tests/support/fuzz/record-conversation.ts'
import { Seeded } from '#tests/support/fuzz/seeded.ts'

/** A slice of `npm run bench:fuzz`. */
const inputs = 1_200
const seed = 20_261_123

it('what real encoders said, mutated, throws nothing out of a session and takes no time', async () => {
  const recorded = (await recordConversations(80)).map(readConversation)
  for (const conversation of recorded) {
    const honest = new FuzzedShow()
    expect(honest.hear(writeConversation(conversation))).toBe(true)
    honest.end()
  }
  const found = await feedInputs(new Seeded(seed), recorded, inputs)
  expect(found.inputs).toBe(inputs)
  expect(found.survivors).toBeGreaterThan(0)
  expect(found.survivors).toBeLessThan(inputs)
  expect(found.segments).toBeGreaterThan(0)
  expect(found.slowestOwnMs).toBeLessThan(50)
})
