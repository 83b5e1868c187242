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
  #isSending = false
  #isStopped = false

  constructor(send: Send, onChange: (unsent: number) => void) {
    this.#send = send
    this.#onChange = onChange
  }

  /** A tap is somebody there again: it starts what was stopped. */
  like(): void {
    this.#isStopped = false
    this.#waiting += 1
    this.#tell()
    this.#sendIn(gatherMs)
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #sendIn(ms: number): void {
    if (this.#isSending || this.#isStopped) return
    this.#timer ??= setTimeout(() => void this.#flush(), ms)
  }

  async #flush(): Promise<void> {
    this.#timer = undefined
    if (!this.#batch) {
      const count = Math.min(this.#waiting, mostLikesInBatch)
      this.#waiting -= count
      this.#batch = { clientId: newClientId(), count }
    }
    this.#isSending = true
    const ack = await this.#send(this.#batch)
    this.#isSending = false
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
