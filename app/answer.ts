import { AppError } from '#lib/errors.ts'
import type { Ack } from '#lib/events.ts'

/** An action's answer: what was expected to fail is told by its code; anything else is a bug and rises. */
export async function answer<Data>(work: () => Promise<Data>): Promise<Ack<Data>> {
  try {
    return { ok: true, data: await work() }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ok: false, code: error.code, detail: error.detail }
  }
}
