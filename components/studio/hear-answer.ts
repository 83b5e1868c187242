import type { Ack } from '#lib/events.ts'

/** An action's answer; a call that never reached the site, or broke there, is a failure that can be told and tried again. */
export async function hearAnswer<Data>(asked: Promise<Ack<Data>>): Promise<Ack<Data>> {
  try {
    return await asked
  } catch {
    return { ok: false, code: 'UNAVAILABLE', detail: {} }
  }
}
