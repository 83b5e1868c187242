import type { z } from 'zod'
import { startNode } from '#server/supervisor/start-node.ts'

/** Runs a script of this bench in so many processes at once; a process that died is a death, the others say what they found. */
export async function runWorkers<T>(
  script: string,
  schema: z.ZodType<T>,
  flagsOfEach: readonly Record<string, string | number>[],
): Promise<{ results: T[]; deaths: string[] }> {
  const exits = await Promise.all(
    flagsOfEach.map((flags) => {
      const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
      return startNode({ args: ['--expose-gc', `tests/bench/fuzz/${script}`, ...args] }).exited
    }),
  )
  const results: T[] = []
  const deaths: string[] = []
  for (const { code, signal, lastOutput } of exits) {
    if (code === 0) results.push(schema.parse(JSON.parse(lastOutput)))
    else deaths.push(`${script}: ${signal ?? code} ${lastOutput.slice(-2_000)}`)
  }
  return { results, deaths }
}

/** So many things shared out among so many, the first ones with one more. */
export function shareOut(count: number, among: number): number[] {
  return Array.from(
    { length: among },
    (_, index) => Math.floor(count / among) + (index < count % among ? 1 : 0),
  )
}
