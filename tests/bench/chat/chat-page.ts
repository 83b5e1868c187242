import { z } from 'zod'
import type { Room } from '#lib/rooms.ts'
import { ChatClient } from './chat-client.ts'
import type { ChatFrame, FrameReader } from './chat-frame.ts'

const joinedSchema = z.object({ data: z.object({ seq: z.number() }) })

type Options = {
  url: string
  cookie: string | null
  room: Room
  read: FrameReader
  /** Hears every message that this page got, with its client's id. */
  onMessage: (clientId: string) => void
}

/** One viewer's page: it counts what it got twice or out of order. */
export class ChatPage {
  readonly seen = new Set<string>()
  doubled = 0
  disordered = 0
  readonly #onMessage: (clientId: string) => void
  #lastSeq = 0

  private constructor(onMessage: (clientId: string) => void) {
    this.#onMessage = onMessage
  }

  static async open({
    url,
    cookie,
    room,
    read,
    onMessage,
  }: Options): Promise<{ page: ChatPage; client: ChatClient }> {
    const page = new ChatPage(onMessage)
    const client = await ChatClient.connect(url, { cookie, read, onFrame: (frame) => page.#hear(frame) })
    // The answer leaves before the first frame, and the room is quiet until every page is open.
    page.#lastSeq = joinedSchema.parse(await client.ask('room:join', { room })).data.seq
    return { page, client }
  }

  #hear(frame: ChatFrame): void {
    for (const { seq, data } of frame.events) {
      if (seq !== this.#lastSeq + 1) this.disordered += 1
      this.#lastSeq = seq
      if (this.seen.has(data.clientId)) this.doubled += 1
      this.seen.add(data.clientId)
      this.#onMessage(data.clientId)
    }
  }
}
