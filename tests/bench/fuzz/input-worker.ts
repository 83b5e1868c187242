import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readConversation } from '#tests/support/fuzz/conversation.ts'
import { feedInputs } from '#tests/support/fuzz/feed-inputs.ts'
import { Seeded } from '#tests/support/fuzz/seeded.ts'
import { keptBytes, measureGreed } from './measure-greed.ts'

/** One process's share of the inputs: says what it found as one JSON line, or dies of it. */
const flagSchema = z.object({
  seed: z.coerce.number().int(),
  count: z.coerce.number().int(),
  recordings: z.string().transform((paths) => paths.split(',')),
})

const options = Object.fromEntries(
  Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
)
const flags = flagSchema.parse(parseArgs({ options }).values)
const conversations = (await Promise.all(flags.recordings.map((path) => readFile(path)))).map(
  readConversation,
)
const warmUpInputs = 3_000
const random = new Seeded(flags.seed)
// Compiled code and the collector's young generation are no growth.
await feedInputs(random, conversations, Math.min(warmUpInputs, flags.count))
const before = await keptBytes()
const result = await feedInputs(random, conversations, flags.count)
const grownMiB = ((await keptBytes()) - before) / 1_048_576
const greediestMiB = await measureGreed()
process.stdout.write(`${JSON.stringify({ ...result, grownMiB, greediestMiB })}\n`)
