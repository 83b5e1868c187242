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
}

/** What one page got of the room. */
export type Heard = {
  seen: Set<string>
  doubled: number
  disordered: number
  /** From the sending of each message to its arrival here. */
  screenMs: number[]
}

/**
 * One viewer's page. While the load runs it only notes which frame came when; what that means is worked out after it, so
 * that the time of two thousand pages is not measured as the server's.
 */
export class ChatPage {
  readonly #frames: ChatFrame[] = []
  readonly #arrivals: number[] = []
  #firstSeq = 0
  #count = 0

  static async open({ url, cookie, room, read }: Options): Promise<{ page: ChatPage; client: ChatClient }> {
    const page = new ChatPage()
    const client = await ChatClient.connect(url, { cookie, read, onFrame: (frame) => page.#hear(frame) })
    // The answer leaves before the first frame, and the room is quiet until every page is open.
    page.#firstSeq = joinedSchema.parse(await client.ask('room:join', { room })).data.seq
    return { page, client }
  }

  /** Messages that came, those that came twice included. */
  get count(): number {
    return this.#count
  }

  /** What came, held against when each message was sent, by its client's id. */
  judge(sentAt: ReadonlyMap<string, number>): Heard {
    const heard: Heard = { seen: new Set(), doubled: 0, disordered: 0, screenMs: [] }
    let lastSeq = this.#firstSeq
    for (const [index, { events }] of this.#frames.entries())
      for (const { seq, data } of events) {
        if (seq !== lastSeq + 1) heard.disordered += 1
        lastSeq = seq
        if (heard.seen.has(data.clientId)) heard.doubled += 1
        heard.seen.add(data.clientId)
        const sent = sentAt.get(data.clientId)
        if (sent !== undefined) heard.screenMs.push((this.#arrivals[index] ?? Infinity) - sent)
      }
    return heard
  }

  #hear(frame: ChatFrame): void {
    this.#frames.push(frame)
    this.#arrivals.push(performance.now())
    this.#count += frame.events.length
  }
}
