import { now } from '#server/clock.ts'
import { readRunningBroadcast, type RunningBroadcast } from '#server/programmes/read-running-broadcast.ts'

const freshMs = 1_000

/**
 * The running broadcasts' media clocks, read once a second at most instead of once a message. A fact
 * about the broadcast forgets its clock at once.
 */
export class RunningClocks {
  readonly #known = new Map<string, { readAt: number; broadcast: Promise<RunningBroadcast | null> }>()

  read(programmeId: string): Promise<RunningBroadcast | null> {
    const known = this.#known.get(programmeId)
    const nowMs = now().getTime()
    if (known && nowMs - known.readAt < freshMs) return known.broadcast
    const broadcast = readRunningBroadcast(programmeId)
    this.#known.set(programmeId, { readAt: nowMs, broadcast })
    // A failed read is answered to those who wait for it, and not kept for those who come later.
    broadcast.catch(() => this.#known.delete(programmeId))
    return broadcast
  }

  forget(programmeId: string): void {
    this.#known.delete(programmeId)
  }
}
