import { setImmediate as breathe } from 'node:timers/promises'
import type { Conversation } from './conversation.ts'
import { FuzzedShow } from './fuzzed-show.ts'
import { mutate } from './mutate.ts'
import type { Seeded } from './seeded.ts'

export type FeedResult = {
  inputs: number
  bytes: number
  /** Whose connection was still open afterwards. */
  survivors: number
  /** What came out of the packager. */
  segments: number
  /** The longest that one input took, as it happened: with what else the process did just then. */
  slowestMs: number
  /** The longest that an input kept the thread busy in the best of several tries: what it costs by itself. */
  slowestOwnMs: number
  /** The most that unfinished messages of one connection held. */
  mostHeldBytes: number
}

/** An input that took longer is tried again, to tell its own time from the garbage collector's and the machine's. */
const suspiciousMs = 10
const tries = 4

/** A socket gives no more at once. */
const readBytes = 65_536

/**
 * Feeds mutated conversations to sessions without a network, each to one of its own. A fault that a session
 * lets through is thrown.
 */
export async function feedInputs(
  random: Seeded,
  conversations: readonly Conversation[],
  inputs: number,
): Promise<FeedResult> {
  const result: FeedResult = {
    ...{ inputs: 0, bytes: 0, survivors: 0, segments: 0 },
    ...{ slowestMs: 0, slowestOwnMs: 0, mostHeldBytes: 0 },
  }
  for (let input = 0; input < inputs; input++) {
    const bytes = mutate(random, conversations)
    const pieces = cut(random, bytes)
    const { tookMs, show, isOpen } = feed(pieces, () => performance.now())
    result.inputs += 1
    result.bytes += bytes.length
    result.survivors += isOpen ? 1 : 0
    result.segments += show.segments
    result.slowestMs = Math.max(result.slowestMs, tookMs)
    result.slowestOwnMs = Math.max(
      result.slowestOwnMs,
      tookMs > suspiciousMs ? again(pieces, tookMs) : tookMs,
    )
    result.mostHeldBytes = Math.max(result.mostHeldBytes, show.session.heldBytes)
    // Sessions that were refused end by a timer.
    if (input % 20 === 0) await breathe()
  }
  return result
}

/** By this clock. */
function feed(
  pieces: readonly Buffer[],
  clockMs: () => number,
): { tookMs: number; show: FuzzedShow; isOpen: boolean } {
  const show = new FuzzedShow()
  let isOpen = true
  let tookMs = 0
  for (const piece of pieces) {
    const startedAt = clockMs()
    isOpen = show.hear(piece)
    tookMs = Math.max(tookMs, clockMs() - startedAt)
  }
  show.end()
  return { tookMs, show, isOpen }
}

function again(pieces: readonly Buffer[], firstMs: number): number {
  return Math.min(firstMs, ...Array.from({ length: tries }, () => feed(pieces, threadMs).tookMs))
}

/** What this thread has worked: other programs of the machine do not count. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** As TCP may hand them over: whole, or cut anywhere. */
function cut(random: Seeded, bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = []
  const isWhole = random.oneIn(2)
  for (let at = 0; at < bytes.length;) {
    const size = isWhole ? readBytes : 1 + random.below(random.oneIn(3) ? 30 : 8_000)
    pieces.push(bytes.subarray(at, at + size))
    at += size
  }
  return pieces
}
