import type { Ack, RequestResults } from '#lib/events.ts'
import type { PendingMessage } from './room-state.ts'

type Said = Ack<RequestResults['chat:send']>

type ChatSenderOptions = {
  send: (message: PendingMessage) => Promise<Said>
  /** They have to wait, and keep waiting through every try: what can be done with them stays under the finger. */
  onState: (clientId: string, state: 'waiting' | 'failed') => void
  /** The server has them. */
  onSaid: (clientId: string, said: RequestResults['chat:send']) => void
}

/** Without an answer it is tried again by itself, at the latest when the line is back; a crowd not all at once. */
const noServerSeconds = () => 3 + 4 * Math.random()

/**
 * Own words on their way to the room, in the order they were said: one message is in flight at a time, and while the
 * first has to wait or finds no server, those after it stand behind it.
 */
export class ChatSender {
  readonly #options: ChatSenderOptions
  #line: readonly PendingMessage[] = []
  #isSending = false
  #isStopped = false
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(options: ChatSenderOptions) {
    this.#options = options
  }

  say(message: PendingMessage): void {
    this.#line = [...this.#line, message]
    if (this.#pause === undefined) void this.#go()
    else this.#options.onState(message.clientId, 'waiting')
  }

  /** Does not wait any longer; words that were refused for good go to the end of the line. */
  sayAgain(message: PendingMessage): void {
    this.#options.onState(message.clientId, 'waiting')
    if (!this.#line.some(({ clientId }) => clientId === message.clientId))
      this.#line = [...this.#line, message]
    this.resume()
  }

  discard(clientId: string): void {
    this.#line = this.#line.filter((message) => message.clientId !== clientId)
  }

  /** The same clientId has one effect, so what was on its way may simply be said again. */
  resume(): void {
    this.#isStopped = false
    this.#endPause()
    void this.#go()
  }

  /** What is in flight may arrive; nothing follows it until `resume`. */
  stop(): void {
    this.#isStopped = true
    this.#endPause()
  }

  async #go(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (let head = this.#line[0]; head && !this.#isStopped; head = this.#line[0])
      if (!this.#settle(head, await this.#options.send(head))) break
    this.#isSending = false
  }

  /** Whether the next may go. */
  #settle({ clientId }: PendingMessage, said: Said): boolean {
    if (!said.ok && (said.code === 'CHAT_SLOW' || said.code === 'RATE_LIMITED')) {
      this.#wait(Number(said.detail['seconds'] ?? 1))
      return false
    }
    if (!said.ok && said.code === 'UNAVAILABLE') {
      this.#wait(noServerSeconds())
      return false
    }
    this.discard(clientId)
    if (said.ok) this.#options.onSaid(clientId, said.data)
    else this.#options.onState(clientId, 'failed')
    return true
  }

  #wait(seconds: number): void {
    for (const { clientId } of this.#line) this.#options.onState(clientId, 'waiting')
    if (this.#isStopped) return
    this.#pause = setTimeout(() => this.resume(), seconds * 1_000)
  }

  #endPause(): void {
    clearTimeout(this.#pause)
    this.#pause = undefined
  }
}
