import { now } from '#server/clock.ts'
import { sumLikes } from './like.repo.ts'

/** By then every batch of a moment is committed, whichever process wrote it: no transaction lives so long. */
const settledMs = 60_000

type Sum = { until: Date; likes: number }

/** Likes by programme, read anew each time but for those so old that no more can come beside them. */
export class LikeSums {
  readonly #settled = new Map<string, Sum>()

  async read(programmeId: string): Promise<number> {
    const known = this.#settled.get(programmeId) ?? { until: new Date(0), likes: 0 }
    const until = new Date(Math.max(known.until.getTime(), now().getTime() - settledMs))
    const { settled, recent } = await sumLikes(programmeId, { since: known.until, until })
    const likes = known.likes + settled
    this.#settled.set(programmeId, { until, likes })
    return likes + recent
  }

  forget(programmeId: string): void {
    this.#settled.delete(programmeId)
  }
}
