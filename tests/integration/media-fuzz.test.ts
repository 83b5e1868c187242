import { describe, expect, it } from 'vitest'
import {
  readConversation,
  writeConversation,
  type Conversation,
  type WireMessage,
} from '#tests/support/fuzz/conversation.ts'
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

const video = 9
const command = 20

/** What comes out of the packager when this is said at this place of a real encoder's conversation. */
function framesWith(honest: Conversation, at: number, intruders: readonly WireMessage[]): string[] {
  const show = new FuzzedShow()
  show.hear(writeConversation({ ...honest, messages: honest.messages.toSpliced(at, 0, ...intruders) }))
  show.end()
  return show.frames
}

describe('whoever is not the accepted encoder', () => {
  it('puts no frame into the packager, in any state of the session', async () => {
    const [honest, other] = (await recordConversations(80)).map(readConversation)
    if (!honest || !other) throw new Error('nothing recorded')
    const own = framesWith(honest, 0, [])
    const foreign = other.messages
      .filter(({ type }) => type === video)
      .map((each) => ({ ...each, streamId: 7 }))
    const ends = other.messages.filter(({ type }) => type === command)
    const { length } = honest.messages
    const places = Array.from({ length: 8 }, (_, index) => Math.floor((index * length) / 8))
    expect(own.length).toBeGreaterThan(20)
    for (const at of places) {
      // Frames on a message stream that was not published change nothing; its own header must stay whole.
      const chunkSize = honest.messages[at]?.chunkSize ?? 128
      const isolated = foreign.map((each) => ({ ...each, chunkSize, chunkStream: 40, format: 0 as const }))
      expect(framesWith(honest, at, isolated)).toEqual(own)
      // Another connect, createStream, publish ends the connection: what came before stands, nothing is added.
      const cut = framesWith(honest, at, ends)
      expect(own.slice(0, cut.length)).toEqual(cut)
    }
  })
})
