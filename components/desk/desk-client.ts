import type {
  Ack,
  ConversationView,
  DeliveredFact,
  RequestData,
  RequestName,
  RequestResults,
} from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { Connection, type Link } from '#components/realtime/connection.ts'
import { applyDeskFact, putConversation } from './desk-state.ts'

export type ReadDesk = (request: { queueId: string }) => Promise<Ack<ConversationView[]>>

export type DeskOptions = {
  queueId: string
  room: Room
  seq: number
  conversations: ConversationView[]
  readDesk: ReadDesk
}

export type DeskState = { link: Link; conversations: readonly ConversationView[] }

/** One queue in an agent's browser. `start` and `stop` are its life. */
export class DeskClient {
  readonly #options: DeskOptions
  readonly #listeners = new Set<() => void>()
  #connection: Connection | null = null
  #state: DeskState

  constructor(options: DeskOptions) {
    this.#options = options
    this.#state = { link: 'connecting', conversations: options.conversations }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DeskState => this.#state

  start(): void {
    const { room, seq } = this.#options
    this.#connection = new Connection((link) => this.#set({ ...this.#state, link }))
    this.#connection.follow({
      room,
      afterSeq: seq,
      onFacts: (facts: DeliveredFact[]) =>
        this.#set({ ...this.#state, conversations: facts.reduce(applyDeskFact, this.#state.conversations) }),
      onSnapshot: (newest) => this.#readSnapshot(newest),
    })
    this.#connection.start()
  }

  stop(): void {
    this.#connection?.stop()
    this.#connection = null
  }

  async request<Name extends RequestName>(
    name: Name,
    data: RequestData<Name>,
  ): Promise<Ack<RequestResults[Name]>> {
    return (await this.#connection?.request(name, data)) ?? { ok: false, code: 'UNAVAILABLE', detail: {} }
  }

  async claim(conversationId: string): Promise<Ack<ConversationView>> {
    const ack = await this.request('conversation:claim', { conversationId })
    // The winner need not wait for the fact.
    if (ack.ok)
      this.#set({ ...this.#state, conversations: putConversation(this.#state.conversations, ack.data) })
    return ack
  }

  async #readSnapshot(newest: number): Promise<number> {
    const ack = await this.#options.readDesk({ queueId: this.#options.queueId })
    if (!ack.ok) throw new Error(ack.code)
    this.#set({ ...this.#state, conversations: ack.data })
    return newest
  }

  #set(state: DeskState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
