import { randomUUIDv7 } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { now } from '#server/clock.ts'
import { isConstraintViolation } from '#server/db.ts'
import { insertLikes, type LikeRow } from './like.repo.ts'

const gatherMs = 250
const mostWaiting = 5_000

type Waiting = { row: LikeRow; resolve: () => void; reject: (error: unknown) => void }

/** Gathers likes of all rooms for a moment and writes them in one statement: they come in showers. */
export class LikeWindow {
  #waiting: Waiting[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> | undefined
  #isStopped = false

  /** Settles when the batch is durable; the same `clientId` again is no second one. Throws `UNAVAILABLE` when too many wait. */
  add(batch: Omit<LikeRow, 'id' | 'createdAt'>): Promise<void> {
    if (this.#isStopped || this.#waiting.length >= mostWaiting) {
      return Promise.reject(new AppError('UNAVAILABLE', 'no likes are taken now'))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row: { id: randomUUIDv7(), ...batch, createdAt: now() }, resolve, reject })
      this.#schedule()
    })
  }

  /** Writes what still waits. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    while (this.#writing || this.#waiting.length > 0) await (this.#writing ?? this.#flush())
  }

  #schedule(): void {
    if (this.#timer || this.#writing || this.#isStopped) return
    this.#timer = setTimeout(() => void this.#flush(), gatherMs)
  }

  #flush(): Promise<void> {
    this.#timer = undefined
    this.#writing = this.#write(this.#waiting.splice(0)).finally(() => {
      this.#writing = undefined
      if (this.#waiting.length > 0) this.#schedule()
    })
    return this.#writing
  }

  async #write(batches: Waiting[]): Promise<void> {
    try {
      await insertLikes(batches.map(({ row }) => row))
      for (const { resolve } of batches) resolve()
    } catch (error) {
      const isAlone = batches.length === 1
      // A programme that was deleted must not cost the other rooms their likes.
      if (isConstraintViolation(error) && !isAlone) for (const batch of batches) await this.#write([batch])
      else for (const { reject } of batches) reject(error)
    }
  }
}
