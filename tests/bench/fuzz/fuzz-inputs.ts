import { z } from 'zod'
import { runWorkers, shareOut } from './run-workers.ts'

const resultSchema = z.object({
  inputs: z.number(),
  bytes: z.number(),
  survivors: z.number(),
  segments: z.number(),
  slowestMs: z.number(),
  slowestOwnMs: z.number(),
  mostHeldBytes: z.number(),
  grownMiB: z.number(),
  greediestMiB: z.number(),
})

export type InputFigures = z.infer<typeof resultSchema> & { deaths: string[] }

/** The inputs without a network, shared out over processes. */
export async function fuzzInputs(
  recordings: string,
  { inputs, workers, seed }: { inputs: number; workers: number; seed: number },
): Promise<InputFigures> {
  const shares = shareOut(inputs, workers)
  const flags = shares.map((count, index) => ({ seed: seed + index, count, recordings }))
  const { results, deaths } = await runWorkers('input-worker.ts', resultSchema, flags)
  const sum = (of: (result: z.infer<typeof resultSchema>) => number): number =>
    results.reduce((total, result) => total + of(result), 0)
  const most = (of: (result: z.infer<typeof resultSchema>) => number): number =>
    Math.round(Math.max(0, ...results.map(of)) * 10) / 10
  return {
    inputs: sum((result) => result.inputs),
    bytes: sum((result) => result.bytes),
    survivors: sum((result) => result.survivors),
    segments: sum((result) => result.segments),
    slowestMs: most((result) => result.slowestMs),
    slowestOwnMs: most((result) => result.slowestOwnMs),
    mostHeldBytes: most((result) => result.mostHeldBytes),
    grownMiB: most((result) => result.grownMiB),
    greediestMiB: most((result) => result.greediestMiB),
    deaths,
  }
}
