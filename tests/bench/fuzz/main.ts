import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { runBench, type BenchResult } from '#tests/bench/run-bench.ts'
import { recordConversations } from '#tests/support/fuzz/record-conversation.ts'
import { MediaProcess } from '#tests/support/media-process.ts'
import { attackPort, type PortFigures } from './attack-port.ts'
import { fuzzInputs, type InputFigures } from './fuzz-inputs.ts'

/**
 * `npm run bench:fuzz -- --inputs 1000000 --conversations 100000`: real encoders' conversations, mutated, at
 * sessions without a network and at the port of a real media process with a show on it; then silent
 * connections. One JSON line; exit 1 when anything died, grew, was slow or lost.
 */
const flagSchema = z.object({
  inputs: z.coerce.number().int().min(1).default(1_000_000),
  conversations: z.coerce.number().int().min(1).default(100_000),
  silent: z.coerce.number().int().min(1).default(5_000),
  workers: z.coerce.number().int().min(1).default(2),
  atOnce: z.coerce.number().int().min(1).default(100),
  seed: z.coerce.number().int().default(1),
  mostInputMs: z.coerce.number().default(50),
  mostConnectionMiB: z.coerce.number().default(16),
  mostGrowthMiB: z.coerce.number().default(64),
  mostSilentMs: z.coerce.number().default(10_000),
  mostAcceptMs: z.coerce.number().default(1_000),
  /** How much later than on the quiet machine the show beside may be. */
  mostLagGrowthMs: z.coerce.number().default(500),
})
type Flags = z.infer<typeof flagSchema>

await runBench('fuzz', flagSchema, async (flags, dataDir): Promise<BenchResult> => {
  const paths = (await recordConversations()).map((bytes, index) => ({
    path: join(dataDir, `conversation-${index}.bin`),
    bytes,
  }))
  for (const { path, bytes } of paths) await writeFile(path, bytes)
  const recordings = paths.map(({ path }) => path).join(',')
  const inputs = await fuzzInputs(recordings, flags)
  const media = await MediaProcess.start({ dataDir })
  const port = await attackPort(media, recordings, flags)
  await media.stop()
  const missed = [...judgeInputs(inputs, flags), ...judgePort(port, flags)]
  return { ok: missed.length === 0, missed, inProcess: inputs, overTcp: port }
})

function judgeInputs(found: InputFigures, flags: Flags): string[] {
  return namesOf({
    deaths: found.deaths.length === 0,
    inputs: found.inputs === flags.inputs && found.survivors > 0 && found.segments > 0,
    slowInput: found.slowestOwnMs <= flags.mostInputMs,
    memoryOfOne: found.greediestMiB > 0 && found.greediestMiB <= flags.mostConnectionMiB,
    growthInProcess: found.grownMiB <= flags.mostGrowthMiB,
  })
}

function judgePort(found: PortFigures, flags: Flags): string[] {
  const { before, during, acceptedMs } = found
  return namesOf({
    mediaDied: found.isAlive && found.deaths.length === 0,
    conversations: found.conversations === flags.conversations && found.failedToConnect === 0,
    growth: found.growthMiB <= flags.mostGrowthMiB,
    silent: found.silentOpened === flags.silent && found.silentGoneMs <= flags.mostSilentMs,
    accepted: acceptedMs.length > 0 && Math.max(...acceptedMs) <= flags.mostAcceptMs,
    showBeside: during.segments > 0 && during.lostSegments === 0 && during.faults.length === 0,
    encoderBeside: !during.encoderEnded && during.discontinuities === before.discontinuities,
    lagBeside: during.lagP95Ms - before.lagP95Ms <= flags.mostLagGrowthMs,
  })
}

/** What did not hold. */
function namesOf(held: Record<string, boolean>): string[] {
  return Object.entries(held).flatMap(([name, isTrue]) => (isTrue ? [] : [name]))
}
