import type { Ack } from '#lib/events.ts'
import type { ErrorCode, ErrorDetail } from '#lib/errors.ts'

type Options = {
  send: (questionId: string, isOn: boolean) => Promise<Ack<unknown>>
  /** Shows the vote as it is wished, or as it was when the wish was refused. */
  onMark: (questionId: string, isOn: boolean) => void
  onRefused: (refusal: { code: ErrorCode; detail: ErrorDetail }) => void
}

/** Votes on their way: one request a question at a time, because two could overtake one another; the last wish wins. */
export class VoteSender {
  readonly #options: Options
  /** Of the questions with a request under way. */
  readonly #wishes = new Map<string, boolean>()

  constructor(options: Options) {
    this.#options = options
  }

  wish(questionId: string, isOn: boolean): void {
    this.#options.onMark(questionId, isOn)
    const isSending = this.#wishes.has(questionId)
    this.#wishes.set(questionId, isOn)
    if (!isSending) void this.#send(questionId, isOn)
  }

  async #send(questionId: string, isOn: boolean): Promise<void> {
    const { send, onMark, onRefused } = this.#options
    const ack = await send(questionId, isOn)
    const wish = this.#wishes.get(questionId)
    if (wish !== undefined && wish !== isOn) return this.#send(questionId, wish)
    this.#wishes.delete(questionId)
    if (ack.ok) return
    onMark(questionId, !isOn)
    onRefused(ack)
  }
}
