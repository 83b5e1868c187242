import { AppError } from '#lib/errors.ts'
import { clampMediaTime } from '#lib/media-time.ts'
import type { PhraseVerdict } from '#lib/phrases.ts'
import { roomBadge } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { ChatWindow, windowMsFor } from './chat-window.ts'
import type { RunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import type { FreshReads } from '#server/fresh-reads.ts'
import { requirePace } from './slow-mode.ts'
import { saveMessages, type SentMessage } from './save-messages.ts'

type Said = {
  clientId: string
  /** As they may be kept, and what the rules say of them. */
  words: PhraseVerdict
  mediaTimeMs?: number | undefined
  replyToId?: string | undefined
  mentions?: string[] | undefined
}

type Options = {
  clocks: FreshReads<RunningBroadcast | null>
  /** Seconds between two messages of one viewer. */
  paces: FreshReads<number>
  /** How many are in this programme's room, or are just coming back to it: the same for all processes, about. */
  countCrowd(programmeId: string): number
}

/** The process's chat: one gathering window a room. */
export class ChatRooms {
  readonly #options: Options
  readonly #windows = new Map<string, ChatWindow>()
  /** Viewers with a message on its way in a slow room. */
  readonly #speaking = new Set<string>()

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * Says something in the programme's room; settles when it is durable. The same `clientId` again
   * gets the first result. Held words are kept, and shown to nobody. Throws `CHAT_SLOW`.
   */
  async send(authorized: Authorized<'room:speak'>, message: Said): Promise<SentMessage> {
    const { programmeId } = authorized.object
    const running = await this.#options.clocks.read(programmeId)
    const authorId = authorized.actor.userId
    const badge = roomBadge(authorized.actor, authorized.institutionId)
    const add = () =>
      this.#windowOf(programmeId).add({
        authorId,
        badge,
        clientId: message.clientId,
        text: message.words.text,
        isHeld: message.words.outcome === 'hold',
        matches: message.words.matches,
        replyToId: message.replyToId ?? null,
        mentions: [...new Set(message.mentions)],
        broadcastId: running?.broadcastId ?? null,
        mediaTimeMs: running && clampMediaTime(running.clock, now().getTime(), message.mediaTimeMs),
      })
    const slowSeconds = badge === 'viewer' ? await this.#options.paces.read(programmeId) : 0
    if (slowSeconds === 0) return add()
    return this.#slowly({ programmeId, authorId, clientId: message.clientId }, slowSeconds, add)
  }

  /** One message of a viewer at a time, so that two cannot both be the first. */
  async #slowly(
    said: { programmeId: string; authorId: string; clientId: string },
    slowSeconds: number,
    add: () => Promise<SentMessage>,
  ): Promise<SentMessage> {
    const name = `${said.programmeId} ${said.authorId}`
    if (this.#speaking.has(name)) {
      throw new AppError('CHAT_SLOW', 'already speaking', { detail: { seconds: slowSeconds } })
    }
    this.#speaking.add(name)
    try {
      await requirePace(said, slowSeconds)
      return await add()
    } finally {
      this.#speaking.delete(name)
    }
  }

  /** Commits what was accepted. */
  async stop(): Promise<void> {
    await Promise.all([...this.#windows.values()].map((window) => window.stop()))
  }

  #windowOf(programmeId: string): ChatWindow {
    const known = this.#windows.get(programmeId)
    if (known) return known
    const window = new ChatWindow({
      windowMs: () => windowMsFor(this.#options.countCrowd(programmeId)),
      save: (messages) => saveMessages(programmeId, messages),
    })
    this.#windows.set(programmeId, window)
    return window
  }
}
