import { setTimeout as delay } from 'node:timers/promises'

export type WaitOptions = { timeoutMs?: number; everyMs?: number }

/**
 * Asks again until the answer is neither undefined, null nor false, and gives it back; fails with the wish's
 * words when the deadline passes. What the question throws counts as "not yet" and is the failure's cause.
 */
export async function waitFor<T>(
  wish: string,
  ask: () => Promise<T> | T,
  { timeoutMs = 10_000, everyMs = 50 }: WaitOptions = {},
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = performance.now() + timeoutMs
  let cause: unknown
  for (;;) {
    try {
      const answer = await ask()
      if (isGranted(answer)) return answer
      cause = undefined
    } catch (error) {
      cause = error
    }
    if (performance.now() > deadline)
      throw new Error(`waited ${timeoutMs} ms in vain for: ${wish}`, { cause })
    await delay(everyMs)
  }
}

function isGranted<T>(answer: T): answer is Exclude<T, undefined | null | false> {
  return answer !== undefined && answer !== null && answer !== false
}
