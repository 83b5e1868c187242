import type { Ack, RequestResults } from '#lib/events.ts'
import type { PendingMessage } from './room-state.ts'

type Said = Ack<RequestResults['chat:send']>

type ChatSenderOptions = {
  send: (message: PendingMessage) => Promise<Said>
  /** How far words are on their way. */
  onState: (clientId: string, state: 'sending' | 'waiting' | 'failed') => void
  /** The server has them. */
  onSaid: (clientId: string, said: RequestResults['chat:send']) => void
}

/** Without an answer it is tried again by itself, at the latest when the line is back. */
const noServerSeconds = 5

/**
 * Own words on their way to the room, in the order they were said: one message is in flight at a time, and while the
 * first has to wait or finds no server, those after it stand behind it.
 */
export class ChatSender {
  readonly #options: ChatSenderOptions
  #line: readonly PendingMessage[] = []
  #isSending = false
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
    if (!this.#line.some(({ clientId }) => clientId === message.clientId))
      this.#line = [...this.#line, message]
    this.resume()
  }

  discard(clientId: string): void {
    this.#line = this.#line.filter((message) => message.clientId !== clientId)
  }

  /** The same clientId has one effect, so what was on its way may simply be said again. */
  resume(): void {
    this.#endPause()
    void this.#go()
  }

  stop(): void {
    this.#endPause()
  }

  async #go(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (let head = this.#line[0]; head; head = this.#line[0]) {
      this.#markLine('sending')
      if (!this.#settle(head, await this.#options.send(head))) break
    }
    this.#isSending = false
  }

  /** Whether the next may go. */
  #settle({ clientId }: PendingMessage, said: Said): boolean {
    if (!said.ok && (said.code === 'CHAT_SLOW' || said.code === 'RATE_LIMITED')) {
      this.#wait(Number(said.detail['seconds'] ?? 1))
      return false
    }
    if (!said.ok && said.code === 'UNAVAILABLE') {
      this.#wait(noServerSeconds)
      return false
    }
    this.discard(clientId)
    if (said.ok) this.#options.onSaid(clientId, said.data)
    else this.#options.onState(clientId, 'failed')
    return true
  }

  #wait(seconds: number): void {
    this.#markLine('waiting')
    this.#pause = setTimeout(() => this.resume(), seconds * 1_000)
  }

  #endPause(): void {
    clearTimeout(this.#pause)
    this.#pause = undefined
  }

  #markLine(state: 'sending' | 'waiting'): void {
    for (const { clientId } of this.#line) this.#options.onState(clientId, state)
  }
}
