import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readConversation, writeConversation, type Conversation } from '#tests/support/fuzz/conversation.ts'
import { mutate } from '#tests/support/fuzz/mutate.ts'
import { recordedKey } from '#tests/support/fuzz/record-conversation.ts'
import { Seeded } from '#tests/support/fuzz/seeded.ts'
import { converse } from './converse.ts'

/** One process's share of the conversations over TCP: many at once, each slot from an address of its own. */
const flagSchema = z.object({
  seed: z.coerce.number().int(),
  count: z.coerce.number().int(),
  atOnce: z.coerce.number().int(),
  port: z.coerce.number().int(),
  /** Keys that are good; few conversations have one, since each that is accepted starts a show with an ffmpeg of its own. */
  keys: z.string().transform((keys) => keys.split(',')),
  /** Otherwise ordinary encoders' conversations. */
  isMutated: z.stringbool(),
  recordings: z.string().transform((paths) => paths.split(',')),
})

const options = Object.fromEntries(
  Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
)
const { seed, count, atOnce, port, keys, isMutated, recordings } = flagSchema.parse(
  parseArgs({ options }).values,
)
const files = await Promise.all(recordings.map((path) => readFile(path)))
const strangers = files.map(readConversation)
const friends = keys.map((key) => files.map((bytes) => readConversation(withKey(bytes, key))))
const random = new Seeded(seed)
let begun = 0
const tally = { conversations: 0, bytes: 0, closedByServer: 0, failedToConnect: 0 }

await Promise.all(Array.from({ length: atOnce }, (_, slot) => work(addressOf(slot))))
process.stdout.write(`${JSON.stringify(tally)}\n`)

async function work(localAddress: string): Promise<void> {
  while (begun < count) {
    begun += 1
    const bytes = isMutated
      ? mutate(random, conversations())
      : writeConversation(random.pick(conversations()))
    const outcome = await converse({ port, localAddress, bytes })
    tally.conversations += 1
    tally.bytes += bytes.length
    if (outcome === 'closed-by-server') tally.closedByServer += 1
    if (outcome === 'not-connected') tally.failedToConnect += 1
  }
}

function conversations(): readonly Conversation[] {
  return random.oneIn(400) ? random.pick(friends) : strangers
}

function withKey(bytes: Buffer, key: string): Buffer {
  if (key.length !== recordedKey.length) throw new Error('a key of another length')
  return Buffer.from(bytes.toString('latin1').replaceAll(recordedKey, key), 'latin1')
}

/** Loopback has sixteen million addresses; each process takes a network of its own by its seed. */
function addressOf(slot: number): string {
  return `127.${1 + (seed % 200)}.${Math.floor(slot / 250)}.${1 + (slot % 250)}`
}
