import type { Child } from '#server/child.ts'
import { lastLine } from '#server/child.ts'
import { waitFor } from './wait-for.ts'

/** Resolves when a part that was started answers on its /health; rejects with its last words when it ends instead. */
export async function whenAnswering(name: string, url: string, child: Child): Promise<void> {
  const isUp = async (): Promise<boolean> => (await fetch(`${url}/health`)).ok
  await Promise.race([
    waitFor(`${name} to answer`, isUp, { timeoutMs: 20_000 }),
    child.exited.then((exit) => {
      throw new Error(`${name} ended: ${lastLine(exit)}`)
    }),
  ])
}
