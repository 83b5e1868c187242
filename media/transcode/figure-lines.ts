/** Values of one frame in the order of the wanted keys, at a moment of the frame's own clock. */
export type Figures = { seconds: number; values: number[] }

/** No line that ffmpeg prints comes near this. */
const maxLineBytes = 4_096

const framePattern = /^frame:\d+\s+pts:(-?\d{1,15})\s/
const valuePattern = /^([\w.]+)=(-?(?:inf|\d+(?:\.\d+)?(?:e[+-]?\d+)?))$/i

/** Reads what ffmpeg's filters `metadata` and `ametadata` print in a time base of milliseconds. */
export class FigureLines {
  readonly #keys: readonly string[]
  #rest = ''
  #seconds: number | null = null
  #values = new Map<string, number>()

  constructor(keys: readonly string[]) {
    this.#keys = keys
  }

  /** Each frame's figures as soon as all wanted keys were printed. Throws `RangeError` for a line without end. */
  push(bytes: Buffer): Figures[] {
    const lines = `${this.#rest}${bytes.toString('latin1')}`.split('\n')
    this.#rest = lines.pop() ?? ''
    if (this.#rest.length > maxLineBytes) throw new RangeError(`line of ${this.#rest.length} bytes`)
    return lines.flatMap((line) => this.#take(line))
  }

  #take(line: string): Figures[] {
    const pts = framePattern.exec(line)?.[1]
    if (pts !== undefined) {
      this.#seconds = Number(pts) / 1_000
      this.#values.clear()
      return []
    }
    const [, key, text] = valuePattern.exec(line) ?? []
    if (this.#seconds === null || key === undefined || text === undefined || !this.#keys.includes(key))
      return []
    this.#values.set(key, readNumber(text))
    if (this.#values.size < this.#keys.length) return []
    const figures = {
      seconds: this.#seconds,
      values: this.#keys.map((wanted) => this.#values.get(wanted) ?? 0),
    }
    this.#seconds = null
    return [figures]
  }
}

function readNumber(text: string): number {
  if (/inf/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  return Number(text)
}
