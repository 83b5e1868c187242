import { newClientId } from '#lib/client-id.ts'
import type { Ack } from '#lib/events.ts'
import { mostLikesInBatch } from '#lib/likes.ts'

type Batch = { clientId: string; count: number }
type Send = (batch: Batch) => Promise<Ack<unknown>>

const gatherMs = 1_000
const retryMs = 3_000

/** Taps on their way: gathered for a second, one batch at a time, each sent until the server has it. */
export class LikeSender {
  readonly #send: Send
  readonly #onChange: (unsent: number) => void
  #waiting = 0
  #batch: Batch | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: Send, onChange: (unsent: number) => void) {
    this.#send = send
    this.#onChange = onChange
  }

  like(): void {
    this.#waiting += 1
    this.#tell()
    this.#sendIn(gatherMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #sendIn(ms: number): void {
    this.#timer ??= setTimeout(() => void this.#flush(), ms)
  }

  async #flush(): Promise<void> {
    if (!this.#batch) {
      const count = Math.min(this.#waiting, mostLikesInBatch)
      this.#waiting -= count
      this.#batch = { clientId: newClientId(), count }
    }
    const ack = await this.#send(this.#batch)
    this.#timer = undefined
    const isSettled = ack.ok || (ack.code !== 'UNAVAILABLE' && ack.code !== 'RATE_LIMITED')
    if (isSettled) this.#batch = null
    this.#tell()
    if (!isSettled) this.#sendIn(retryMs)
    else if (this.#waiting > 0) this.#sendIn(gatherMs)
  }

  #tell(): void {
    this.#onChange(this.#waiting + (this.#batch?.count ?? 0))
  }
}
