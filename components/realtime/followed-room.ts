import type { ErrorCode } from '#lib/errors.ts'
import type { Ack, Envelope, RequestData, RequestResults } from '#lib/events.ts'
import type { RoomFollower } from './room-follower.ts'
import { hearEnvelope, hearUpTo, type Advance, type Heard } from './room-sequence.ts'

type Join = (data: RequestData<'room:join'>) => Promise<Ack<RequestResults['room:join']>>

const retryAfterMs = 1_500

/** One room heard without gaps: late frames wait until what came before them has been fetched. */
export class FollowedRoom {
  readonly #follower: RoomFollower
  readonly #join: Join
  #heard: Heard
  /** False until a first state is shown: then there is no seq to go on from. */
  #hasState: boolean
  #isJoining = false
  #mustJoinAgain = false
  #isStopped = false
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(follower: RoomFollower, join: Join) {
    this.#follower = follower
    this.#join = join
    this.#heard = { seq: follower.afterSeq ?? 0, held: [] }
    this.#hasState = follower.afterSeq !== undefined
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#retry)
  }

  hear(envelope: Envelope): void {
    this.#take(hearEnvelope(this.#heard, envelope))
  }

  /** Joins, or joins again to fetch what is missing. Two at once would only ask twice. */
  join(): void {
    if (this.#isJoining) {
      this.#mustJoinAgain = true
      return
    }
    this.#isJoining = true
    void this.#joinOnce().finally(() => {
      this.#isJoining = false
      if (!this.#mustJoinAgain || this.#isStopped) return
      this.#mustJoinAgain = false
      this.join()
    })
  }

  takeSnapshot(): void {
    this.#hasState = false
    this.join()
  }

  async #joinOnce(): Promise<void> {
    const { room, onSnapshot } = this.#follower
    const ack = await this.#join(this.#hasState ? { room, afterSeq: this.#heard.seq } : { room })
    if (this.#isStopped) return
    if (!ack.ok) return this.#retryLater(ack.code)
    if (!ack.data.snapshot) return this.#endJoin(ack.data.seq)
    try {
      const seq = await onSnapshot(ack.data.seq)
      this.#hasState = true
      this.#take(hearUpTo({ seq, held: this.#heard.held }, seq))
    } catch {
      this.#retryLater('UNAVAILABLE')
    }
  }

  /** What was missed came before the answer; where it did not (a process of another version), the state is read anew. */
  #endJoin(seq: number): void {
    if (this.#hasState && this.#heard.seq < seq) this.takeSnapshot()
    else this.#take(hearUpTo(this.#heard, seq))
  }

  #take({ heard, facts, hasGap }: Advance): void {
    if (this.#isStopped) return
    // Until the snapshot is there, frames are only kept.
    if (!this.#hasState) {
      this.#heard = { seq: this.#heard.seq, held: heard.held }
      return
    }
    this.#heard = heard
    if (facts.length > 0) this.#follower.onFacts(facts)
    if (hasGap) this.join()
  }

  #retryLater(code: ErrorCode): void {
    if (code !== 'UNAVAILABLE' && code !== 'RATE_LIMITED') return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.join(), retryAfterMs)
  }
}
