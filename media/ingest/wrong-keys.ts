import { createHash } from 'node:crypto'

/** Wrong keys that an address may offer at once, and how long until it may offer one more. */
const most = 10
const earnsOneMs = 6_000

const mostAddresses = 10_000
const mostGoodKeys = 1_000

/**
 * Each wrong key costs a question to the database, so a flood of them would hold up encoders and shows: an
 * address that offered many is not asked for a while. Keys that were good before are, whoever stands behind
 * the same address.
 */
export class WrongKeys {
  readonly #offered = new Map<string, { count: number; atMs: number }>()
  readonly #good = new Set<string>()

  isBarred(address: string, streamKey: string, nowMs: number): boolean {
    return this.#countOf(address, nowMs) > most - 1 && !this.#good.has(digest(streamKey))
  }

  /** A key that was good before may be revoked by now. */
  noteWrong(address: string, streamKey: string, nowMs: number): void {
    this.#good.delete(digest(streamKey))
    const count = this.#countOf(address, nowMs) + 1
    this.#offered.delete(address)
    this.#offered.set(address, { count, atMs: nowMs })
    forgetOldest(this.#offered, mostAddresses)
  }

  noteGood(streamKey: string): void {
    const key = digest(streamKey)
    // The newest stand last, and the first one is forgotten.
    this.#good.delete(key)
    this.#good.add(key)
    forgetOldest(this.#good, mostGoodKeys)
  }

  #countOf(address: string, nowMs: number): number {
    const offered = this.#offered.get(address)
    return offered ? Math.max(0, offered.count - (nowMs - offered.atMs) / earnsOneMs) : 0
  }
}

/** Maps and sets keep their order. */
function forgetOldest(of: Map<string, unknown> | Set<string>, mostKept: number): void {
  const [oldest] = of.keys()
  if (of.size > mostKept && oldest !== undefined) of.delete(oldest)
}

function digest(streamKey: string): string {
  return createHash('sha256').update(streamKey).digest('base64')
}
