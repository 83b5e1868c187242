import { AppError } from '#lib/errors.ts'
import { now } from '#server/clock.ts'
import { isConstraintViolation } from '#server/db.ts'
import type { NewMessage, SentMessage } from './save-messages.ts'

/** A group never grows beyond this, and at most `mostWaiting` messages wait for one room. */
const mostInGroup = 500
const mostWaiting = 2_000

/** How long messages are gathered, by the people that a frame goes to: the more, the fewer frames a second. */
export function windowMsFor(crowd: number): number {
  if (crowd < 500) return 50
  if (crowd < 1_000) return 100
  return crowd <= 2_000 ? 150 : 200
}

type Waiting = {
  message: NewMessage
  resolve: (sent: SentMessage) => void
  reject: (error: unknown) => void
}

type Options = {
  windowMs(): number
  save(messages: NewMessage[]): Promise<SentMessage[]>
}

/**
 * Gathers one room's messages for a moment and commits them together, one group after another. The
 * windows of all processes end at the same moments of the wall clock, so that what several of them
 * commit reaches the sockets in one frame; frames are what a busy room costs.
 */
export class ChatWindow {
  readonly #options: Options
  #waiting: Waiting[] = []
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> | undefined
  #isStopped = false

  constructor(options: Options) {
    this.#options = options
  }

  /** Settles when the message is durable. Throws `UNAVAILABLE` while too many already wait, and after `stop`. */
  add(message: NewMessage): Promise<SentMessage> {
    if (this.#isStopped || this.#waiting.length >= mostWaiting) {
      return Promise.reject(new AppError('UNAVAILABLE', 'the room takes no message now'))
    }
    const settled = new Promise<SentMessage>((resolve, reject) =>
      this.#waiting.push({ message, resolve, reject }),
    )
    this.#schedule()
    return settled
  }

  /** Commits what still waits. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    while (this.#flushing || this.#waiting.length > 0) await (this.#flushing ?? this.#flush())
  }

  #schedule(): void {
    if (this.#flushing || this.#timer || this.#isStopped) return
    const windowMs = this.#options.windowMs()
    this.#timer = setTimeout(() => void this.#flush(), windowMs - (now().getTime() % windowMs))
  }

  #flush(): Promise<void> {
    this.#timer = undefined
    this.#flushing = this.#commit(this.#waiting.splice(0, mostInGroup)).finally(() => {
      this.#flushing = undefined
      if (this.#waiting.length > 0) this.#schedule()
    })
    return this.#flushing
  }

  async #commit(group: Waiting[]): Promise<void> {
    try {
      const sent = await this.#options.save(group.map(({ message }) => message))
      group.forEach(({ resolve, reject }, index) => {
        const result = sent[index]
        if (result) resolve(result)
        else reject(new Error('a message of the group got no result'))
      })
    } catch (error) {
      // One bad row must not cost the others their words: the same message over another process at
      // the same moment, an author deleted meanwhile.
      if (isConstraintViolation(error)) return this.#commitEach(group)
      for (const { reject } of group) reject(error)
    }
  }

  async #commitEach(group: Waiting[]): Promise<void> {
    for (const { message, resolve, reject } of group) {
      try {
        const [result] = await this.#options.save([message])
        if (result) resolve(result)
        else reject(new Error('a message got no result'))
      } catch (error) {
        reject(error)
      }
    }
  }
}
