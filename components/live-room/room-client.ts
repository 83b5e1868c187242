import type { Ack, DeliveredFact, RequestData, RequestName, RequestResults } from '#lib/events.ts'
import { newClientId } from '#lib/client-id.ts'
import type { HeldWords, ModerationView } from '#lib/moderation.ts'
import type { Room } from '#lib/rooms.ts'
import type { NewsRoom, RoomSnapshot } from '#lib/room-snapshot.ts'
import { Connection, type Link } from '#components/realtime/connection.ts'
import { serverTime } from '#components/ui/server-time.ts'
import { ChatSender } from './chat-sender.ts'
import {
  applyFact,
  blockAuthor,
  stateFromSnapshot,
  withoutBlocked,
  type PendingMessage,
  type RoomState,
} from './room-state.ts'

/** To whom words are said. */
export type ChatAddress = { replyTo: PendingMessage['replyTo']; mentions: readonly string[] }

export type RoomOptions = {
  slug: string
  room: Room
  /** The person's own room, and for the studio the crew's. */
  newsRooms: readonly NewsRoom[]
  snapshot: RoomSnapshot
  privateAnswers: RoomState['privateAnswers']
  /** Null for a guest. */
  viewer?: { id: string } | null
  /** Own words that a moderator has not read yet. */
  heldWords?: readonly HeldWords[]
  /** What waits for a moderator, for the crew. */
  moderation?: ModerationView
  /** People whose words the viewer does not want to read. */
  blockedIds?: readonly string[]
}

/** What the page shows changes at once, and in a room that never rests no more often than this. */
const paintEveryMs = 125

/** A snapshot that takes longer is asked for again. */
const snapshotMs = 10_000

/**
 * One programme's room in the browser: state, socket and words on their way. `start` and `stop` are its
 * life; React only watches.
 */
export class RoomClient {
  readonly #options: RoomOptions
  readonly #listeners = new Set<() => void>()
  #connection: Connection | null = null
  readonly #first: RoomState
  #state: RoomState
  #shown: RoomState
  #paint: ReturnType<typeof setTimeout> | undefined
  #paintedAtMs = -paintEveryMs
  readonly #sender = new ChatSender({
    send: (message) => this.#send(message),
    onState: (clientId, state) => this.#mark(clientId, { state }),
    onSaid: (clientId, said) => this.#take(clientId, said),
  })

  constructor(options: RoomOptions) {
    this.#options = options
    this.#first = initialRoomState(options)
    this.#state = this.#first
    this.#shown = this.#first
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): RoomState => this.#shown

  /** As the server has drawn it. */
  readonly firstState = (): RoomState => this.#first

  start(): void {
    const { room, newsRooms, snapshot } = this.#options
    const connection = new Connection((link) => this.#setLink(link))
    this.#connection = connection
    const onFacts = (facts: DeliveredFact[]) => this.#set(facts.reduce(applyFact, this.#state))
    connection.follow({
      room,
      afterSeq: snapshot.seq,
      onFacts,
      onSnapshot: () => this.#readSnapshot(),
      onCounts: ({ viewers, likes }) => this.#set({ ...this.#state, counts: { viewers, likes } }),
    })
    for (const news of newsRooms) {
      connection.follow({ ...news, onFacts, onSnapshot: (seq) => Promise.resolve(seq) })
    }
    connection.start()
  }

  stop(): void {
    clearTimeout(this.#paint)
    this.#paint = undefined
    this.#sender.stop()
    this.#connection?.stop()
    this.#connection = null
  }

  async request<Name extends RequestName>(
    name: Name,
    data: RequestData<Name>,
  ): Promise<Ack<RequestResults[Name]>> {
    return (await this.#connection?.request(name, data)) ?? { ok: false, code: 'UNAVAILABLE', detail: {} }
  }

  /** Shows the words at once and sends them; they stay "not sent yet" until the server has them. */
  say(text: string, mediaTimeMs: number | null, to?: ChatAddress): void {
    const message: PendingMessage = {
      clientId: newClientId(),
      text,
      replyTo: to?.replyTo ?? null,
      mentions: to?.mentions ?? [],
      state: 'sending',
      seq: null,
      mediaTimeMs,
      at: serverTime(),
    }
    this.#set({ ...this.#state, pending: [...this.#state.pending, message] })
    this.#sender.say(message)
  }

  /** From now on nothing of this person is shown here; the server was told. */
  hide(authorId: string): void {
    this.#set(blockAuthor(this.#state, authorId))
  }

  sayAgain(clientId: string): void {
    const message = this.#state.pending.find((pending) => pending.clientId === clientId)
    if (message) this.#sender.sayAgain(message)
  }

  discard(clientId: string): void {
    this.#sender.discard(clientId)
    this.#set({
      ...this.#state,
      pending: this.#state.pending.filter((pending) => pending.clientId !== clientId),
    })
  }

  #send({ clientId, text, mediaTimeMs, replyTo, mentions }: PendingMessage) {
    return this.request('chat:send', {
      room: this.#options.room,
      clientId,
      text,
      ...(mediaTimeMs === null ? {} : { mediaTimeMs }),
      ...(replyTo === null ? {} : { replyToId: replyTo.id }),
      ...(mentions.length === 0 ? {} : { mentions: [...mentions] }),
    })
  }

  /** Confirmed words leave `pending` when the room tells them, so that they never vanish in between. */
  #take(clientId: string, { outcome, seq }: RequestResults['chat:send']): void {
    if (outcome === 'posted') this.#mark(clientId, { seq })
    else if (outcome === 'held') this.#mark(clientId, { state: 'held' })
    else {
      this.discard(clientId)
      this.#set({ ...this.#state, askedInChat: this.#state.askedInChat + 1 })
    }
  }

  #mark(clientId: string, news: Partial<PendingMessage>): void {
    const pending = this.#state.pending.map((message) =>
      message.clientId === clientId ? { ...message, ...news } : message,
    )
    this.#set({ ...this.#state, pending })
  }

  async #readSnapshot(): Promise<number> {
    const response = await fetch(`/api/programmes/${this.#options.slug}/room`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(snapshotMs),
    })
    if (!response.ok) throw new Error(`room snapshot: ${response.status}`)
    // The schemas are heavy and seldom needed: they come when a snapshot does.
    const { roomSnapshotSchema } = await import('#lib/room-snapshot.ts')
    const snapshot = roomSnapshotSchema.parse(await response.json())
    this.#set(stateFromSnapshot(snapshot, this.#state))
    return snapshot.seq
  }

  #setLink(link: Link): void {
    this.#set({ ...this.#state, link })
    if (link === 'open') this.#sender.resume()
  }

  #set(state: RoomState): void {
    this.#state = state
    this.#paint ??= setTimeout(
      () => {
        this.#paint = undefined
        this.#paintedAtMs = performance.now()
        this.#shown = this.#state
        for (const listener of this.#listeners) listener()
      },
      this.#paintedAtMs + paintEveryMs - performance.now(),
    )
  }
}

export function initialRoomState(options: RoomOptions): RoomState {
  const { snapshot, privateAnswers, viewer, blockedIds = [], heldWords = [], moderation } = options
  const blocked = new Set(blockedIds)
  const { broadcast, messages, questions, spotlight, chapters, slowSeconds, plan } = snapshot
  return {
    link: 'connecting',
    broadcast,
    messages: withoutBlocked(messages, blocked),
    blockedIds: blocked,
    questions,
    goneIds: new Set(),
    reader: { id: viewer?.id ?? null, isCrew: moderation !== undefined },
    spotlight,
    chapters,
    slowSeconds,
    plan,
    pending: heldWords.map(heldMessage),
    moderation: moderation ?? { items: [], total: 0 },
    askedInChat: 0,
    privateAnswers,
    counts: null,
  }
}

function heldMessage(words: HeldWords): PendingMessage {
  return { ...words, replyTo: null, mentions: [], state: 'held', seq: null, mediaTimeMs: null }
}
