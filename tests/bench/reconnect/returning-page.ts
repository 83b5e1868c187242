import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Room } from '#lib/rooms.ts'
import { ChatClient } from '#tests/bench/chat/chat-client.ts'
import type { ChatFrame, FrameReader } from '#tests/bench/chat/chat-frame.ts'

const joinedSchema = z.object({ data: z.object({ seq: z.number(), snapshot: z.boolean() }) })
const ackSchema = z.object({ ok: z.boolean() })

type Options = { url: string; cookie: string | null; room: Room; read: FrameReader }

/** One viewer's page through a loss of the line: comes back as the page does, hears what it missed, says again what was not acked. */
export class ReturningPage {
  readonly seen = new Map<string, number>()
  readonly acked = new Set<string>()
  disordered = 0
  snapshots = 0
  backAtMs: number | null = null
  readonly #options: Options
  #client: ChatClient | null = null
  #lastSeq: number | null = null
  /** Frames that wait for the answer to a join. */
  #held: ChatFrame[] | null = null
  #isClosed = false

  constructor(options: Options) {
    this.#options = options
  }

  async open(): Promise<void> {
    const { url, cookie, read, room } = this.#options
    const client = await ChatClient.connect(url, {
      cookie,
      read,
      onFrame: (frame) => this.#hear(frame),
      onLost: () => void this.#comeBack(),
    })
    this.#held = []
    const afterSeq = this.#lastSeq === null ? {} : { afterSeq: this.#lastSeq }
    const { data } = joinedSchema.parse(await client.ask('room:join', { room, ...afterSeq }))
    if (data.snapshot && this.#lastSeq !== null) this.snapshots += 1
    const held = this.#held
    this.#held = null
    this.#lastSeq ??= data.seq
    for (const frame of held) this.#take(frame)
    if (this.#lastSeq < data.seq) this.disordered += 1
    this.#client = client
    this.backAtMs = performance.now()
  }

  /** Says it until it is acked, with the same clientId, however often the line breaks. */
  async say(text: string, untilMs: number): Promise<void> {
    const clientId = randomUUID()
    while (performance.now() < untilMs) {
      const isAcked = await this.#trySay(clientId, text)
      if (isAcked) {
        this.acked.add(clientId)
        return
      }
      await pause(100)
    }
  }

  close(): void {
    this.#isClosed = true
    this.#client?.close()
  }

  async #trySay(clientId: string, text: string): Promise<boolean> {
    try {
      const answer = await this.#client?.ask('chat:send', { room: this.#options.room, clientId, text })
      return ackSchema.safeParse(answer).data?.ok ?? false
    } catch {
      return false // The line broke: it is said again.
    }
  }

  async #comeBack(): Promise<void> {
    this.backAtMs = null
    this.#client = null
    for (let attempt = 0; !this.#isClosed; attempt += 1) {
      await pause(pageWaitMs(attempt))
      try {
        await this.open()
        return
      } catch {
        continue
      }
    }
  }

  #hear(frame: ChatFrame): void {
    // What follows the answer to a join can arrive with it, before the answer was read.
    if (this.#held) this.#held.push(frame)
    else this.#take(frame)
  }

  #take(frame: ChatFrame): void {
    for (const { seq, data } of frame.events) {
      if (this.#lastSeq !== null && seq !== this.#lastSeq + 1) this.disordered += 1
      this.#lastSeq = seq
      this.seen.set(data.clientId, (this.seen.get(data.clientId) ?? 0) + 1)
    }
  }
}

/**
 * The page's own waits: 300 ms doubling, each shifted by up to 60 %, and none above a limit between 1 and 2 s, from
 * the sixth on between 2 and 4 s (components/realtime/connection.ts).
 */
function pageWaitMs(attempt: number): number {
  const most = (attempt < 5 ? 2_000 : 4_000) * (0.5 + Math.random() / 2)
  return Math.min(most, 300 * 2 ** attempt * (0.4 + Math.random() * 1.2))
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
