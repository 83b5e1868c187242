import { streamKeyRoles, type StreamKeyRole } from '#lib/stream-key-role.ts'
import type { Encoder } from '#media/ingest/encoder.ts'
import { chooseOnAir, type EncoderStanding } from './encoder-choice.ts'

/** An encoder that sends nothing for this long has failed, where another stands by. */
const silenceMs = 2_000
const lookEveryMs = 250

/** A broadcast's main and backup encoder, one of which is on air. */
export class EncoderPair {
  readonly #encoders = new Map<StreamKeyRole, Encoder>()
  readonly #onAirChanged: (encoder: Encoder | null) => void
  #onAir: Encoder | null = null
  #timer: NodeJS.Timeout | undefined

  /** `onAirChanged` is told at once, also within `add` and `remove`. */
  constructor(onAirChanged: (encoder: Encoder | null) => void) {
    this.#onAirChanged = onAirChanged
  }

  get onAir(): Encoder | null {
    return this.#onAir
  }

  get all(): Encoder[] {
    return [...this.#encoders.values()]
  }

  find(role: StreamKeyRole): Encoder | null {
    return this.#encoders.get(role) ?? null
  }

  has(encoder: Encoder): boolean {
    return this.#encoders.get(encoder.admission.role) === encoder
  }

  add(encoder: Encoder): void {
    this.#encoders.set(encoder.admission.role, encoder)
    this.#watch()
  }

  remove(encoder: Encoder): void {
    if (this.has(encoder)) this.#encoders.delete(encoder.admission.role)
    this.#watch()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** One alone is on air whatever it does; of two, the silence of one is looked for. */
  #watch(): void {
    clearInterval(this.#timer)
    if (this.#encoders.size > 1) this.#timer = setInterval(() => this.#look(), lookEveryMs)
    this.#look()
  }

  #look(): void {
    const [main, backup] = streamKeyRoles.map((role) => this.#standingOf(role))
    const before = this.#onAir && this.has(this.#onAir) ? this.#onAir.admission.role : null
    const role = chooseOnAir(before, { main: main ?? 'absent', backup: backup ?? 'absent' })
    const next = role && this.find(role)
    if (next === this.#onAir) return
    this.#onAir = next
    this.#onAirChanged(next)
  }

  #standingOf(role: StreamKeyRole): EncoderStanding {
    const encoder = this.find(role)
    if (!encoder) return 'absent'
    return encoder.silentForMs() > silenceMs ? 'silent' : 'sending'
  }
}
