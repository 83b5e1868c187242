import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Room } from '#lib/rooms.ts'
import type { ChatClient } from './chat-client.ts'
import { makeFrameReader } from './chat-frame.ts'
import { ChatPage, type Heard } from './chat-page.ts'

export type LoadOptions = {
  sockets: number
  /** Messages a second, spread evenly over the accounts. */
  rate: number
  seconds: number
  urls: string[]
  cookies: string[]
  room: Room
}

export type LoadResult = {
  acked: number
  refused: number
  /** Over all sockets: messages acked but not seen, seen twice, seen out of order. */
  lost: number
  doubled: number
  disordered: number
  ackMs: number[]
  screenMs: number[]
}

const answerSchema = z.object({ ok: z.boolean() })
const connectsAtOnce = 50
const settleMs = 15_000

/**
 * Fills one room with sockets, lets the accounts speak, and checks every message on every socket.
 * The hooks hear when every page is open, and when the last message was seen.
 */
export async function runChatLoad(
  options: LoadOptions,
  hooks: { onFull(): Promise<void>; onHeard(): Promise<void> },
): Promise<LoadResult> {
  const sentAt = new Map<string, number>()
  const acked: string[] = []
  const ackMs: number[] = []
  const opened = await openPages(options)
  const writers = opened.slice(0, options.cookies.length).map(({ client }) => client)
  const pages = opened.map(({ page }) => page)
  await hooks.onFull()

  await atPace(options, async (index) => {
    const clientId = randomUUID()
    const at = performance.now()
    sentAt.set(clientId, at)
    const message = { room: options.room, clientId, text: `第 ${index} 条：今天的收益率曲线怎么看？` }
    const answer = answerSchema.parse(await writers[index % writers.length]?.ask('chat:send', message))
    if (!answer.ok) return
    ackMs.push(performance.now() - at)
    acked.push(clientId)
  })
  await untilSeen(pages, acked.length)
  await hooks.onHeard()
  for (const { client } of opened) client.close()

  const heard = pages.map((page) => page.judge(sentAt))
  const sum = (of: (page: Heard) => number): number => heard.reduce((total, page) => total + of(page), 0)
  return {
    acked: acked.length,
    refused: sentAt.size - acked.length,
    lost: sum(({ seen }) => acked.filter((clientId) => !seen.has(clientId)).length),
    doubled: sum(({ doubled }) => doubled),
    disordered: sum(({ disordered }) => disordered),
    ackMs,
    screenMs: heard.flatMap(({ screenMs }) => screenMs),
  }
}

async function openPages({
  sockets,
  urls,
  cookies,
  room,
}: LoadOptions): Promise<{ page: ChatPage; client: ChatClient }[]> {
  const read = makeFrameReader()
  const opened: { page: ChatPage; client: ChatClient }[] = []
  const open = (index: number) =>
    ChatPage.open({
      url: urls[index % urls.length] ?? '',
      cookie: cookies[index] ?? null,
      room,
      read,
    })
  while (opened.length < sockets) {
    const first = opened.length
    const many = Math.min(connectsAtOnce, sockets - first)
    opened.push(...(await Promise.all(Array.from({ length: many }, (_, offset) => open(first + offset)))))
  }
  return opened
}

/** Calls `say` at an even pace, without waiting for answers in between; settles when all are answered. */
async function atPace({ rate, seconds }: LoadOptions, say: (index: number) => Promise<void>): Promise<void> {
  const started = performance.now()
  const answers: Promise<void>[] = []
  for (let index = 0; index < rate * seconds; index += 1) {
    const waitMs = started + (index * 1_000) / rate - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    answers.push(say(index))
  }
  await Promise.all(answers)
}

async function untilSeen(pages: readonly ChatPage[], count: number): Promise<void> {
  const deadline = performance.now() + settleMs
  while (pages.some((page) => page.count < count) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
