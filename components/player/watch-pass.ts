/** Well before the cookie of five minutes ends (server/programmes/watch-token.ts). */
const renewMs = 120_000
const retryMs = 5_000
const answerMs = 10_000

export type PassAnswer = 'granted' | 'refused' | 'unknown'

/** Keeps the cookie that opens the picture of a programme that is not public, for as long as it is watched. */
export class WatchPass {
  readonly #url: string
  readonly #onRefused: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #isStopped = false

  constructor(url: string, onRefused: () => void) {
    this.#url = url
    this.#onRefused = onRefused
  }

  /** Asks now, and from then on by itself. */
  async obtain(): Promise<PassAnswer> {
    clearTimeout(this.#timer)
    const answer = await ask(this.#url)
    if (this.#isStopped) return answer
    if (answer === 'refused') this.#onRefused()
    else this.#timer = setTimeout(() => void this.obtain(), answer === 'granted' ? renewMs : retryMs)
    return answer
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }
}

async function ask(url: string): Promise<PassAnswer> {
  try {
    const { ok, status } = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(answerMs) })
    if (ok) return 'granted'
    return status === 401 || status === 403 || status === 404 ? 'refused' : 'unknown'
  } catch {
    return 'unknown'
  }
}
