import { AppError } from '#lib/errors.ts'
import { clampMediaTime } from '#lib/media-time.ts'
import { maskPersonalData } from '#lib/personal-data.ts'
import { plainLine } from '#lib/plain-text.ts'
import { roomBadge } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { ChatWindow, windowMsFor } from './chat-window.ts'
import type { RunningClocks } from './running-clocks.ts'
import { saveMessages, type SentMessage } from './save-messages.ts'

type Options = {
  clocks: RunningClocks
  /** How many sockets a frame of this programme's room goes to. */
  countSockets(programmeId: string): number
}

/** The process's chat: one gathering window a room. */
export class ChatRooms {
  readonly #options: Options
  readonly #windows = new Map<string, ChatWindow>()

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * Says something in the programme's room; settles when it is durable. The same `clientId` again
   * gets the first result. Personal data is masked before anything is kept. Throws `CHAT_TEXT_INVALID` when nothing visible is left of the text.
   */
  async send(
    authorized: Authorized<'room:speak'>,
    message: { clientId: string; text: string; mediaTimeMs?: number | undefined },
  ): Promise<SentMessage> {
    const { text } = maskPersonalData(plainLine(message.text))
    if (text === '') throw new AppError('CHAT_TEXT_INVALID', 'nothing visible in the text')
    const { programmeId } = authorized.object
    const running = await this.#options.clocks.read(programmeId)
    return this.#windowOf(programmeId).add({
      authorId: authorized.actor.userId,
      badge: roomBadge(authorized.actor, authorized.institutionId),
      clientId: message.clientId,
      text,
      broadcastId: running?.broadcastId ?? null,
      mediaTimeMs: running && clampMediaTime(running.clock, now().getTime(), message.mediaTimeMs),
    })
  }

  /** Commits what was accepted. */
  async stop(): Promise<void> {
    await Promise.all([...this.#windows.values()].map((window) => window.stop()))
  }

  #windowOf(programmeId: string): ChatWindow {
    const known = this.#windows.get(programmeId)
    if (known) return known
    const window = new ChatWindow({
      windowMs: () => windowMsFor(this.#options.countSockets(programmeId)),
      save: (messages) => saveMessages(programmeId, messages),
    })
    this.#windows.set(programmeId, window)
    return window
  }
}
