import { setTimeout as delay } from 'node:timers/promises'
import type { Seeded } from '#tests/support/fuzz/seeded.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import type { TcpRelay } from '#tests/support/tcp-relay.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export const cutKinds = ['kill', 'stop', 'pause', 'half-open'] as const
export type CutKind = (typeof cutKinds)[number]

export type CutShow = {
  relay: TcpRelay
  encode(): TestEncoder
  /** Whether an encoder's connection is open, by the database. */
  isConnected(): Promise<boolean>
  /** How many connections were accepted so far. */
  countAccepted(): Promise<number>
}

export type Cut = {
  kind: CutKind
  encoder: TestEncoder
  /** Wall clock of the moment in which the encoder was accepted again, or its network came back. */
  backAt: number
}

/** Ends or holds up the encoder in this way, and brings it back within the grace period. */
export async function cutEncoder(
  show: CutShow,
  { kind, encoder, random }: { kind: CutKind; encoder: TestEncoder; random: Seeded },
): Promise<Cut> {
  const awayMs = 500 + random.below(6_000)
  if (kind === 'pause') {
    show.relay.pause()
    await delay(2_000 + awayMs)
    show.relay.resume()
    return { kind, encoder, backAt: Date.now() }
  }
  if (kind === 'half-open') show.relay.strand()
  if (kind === 'stop') await encoder.stop()
  else await encoder.kill()
  // Of a half-open connection the server hears by its silence only, when the newcomer is there.
  if (kind !== 'half-open') await waitFor('the encoder to be missed', async () => !(await show.isConnected()))
  await delay(awayMs)
  return { kind, ...(await comeBack(show)) }
}

/** As an encoder does that is refused: it tries again. */
async function comeBack(show: CutShow): Promise<{ encoder: TestEncoder; backAt: number }> {
  const deadline = Date.now() + 30_000
  const acceptedBefore = await show.countAccepted()
  for (;;) {
    const encoder = show.encode()
    const isAnswered = async (): Promise<boolean> =>
      encoder.hasEnded || (await show.countAccepted()) > acceptedBefore
    await waitFor('an answer to the encoder', isAnswered, { everyMs: 30 })
    if (!encoder.hasEnded) return { encoder, backAt: Date.now() }
    if (Date.now() > deadline) throw new Error(`the encoder is not taken again: ${encoder.said}`)
    await delay(500)
  }
}
