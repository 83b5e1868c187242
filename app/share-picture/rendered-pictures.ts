import { createHash } from 'node:crypto'
import { AppError } from '#lib/errors.ts'

export type Picture = Uint8Array<ArrayBuffer>

type Options = {
  render: (svg: string) => Promise<Picture>
  /** What is kept in memory; the picture that was asked for least recently goes first. */
  mostBytes: number
  /** A render holds one of the process's few threads for half a second. */
  atOnce: number
  /** So many may wait for their turn. */
  mostWaiting: number
}

/** Pictures by what they show: drawn once however many ask, few at a time, and kept while there is room. */
export class RenderedPictures {
  readonly #options: Options
  /** In the order of their last use. */
  readonly #kept = new Map<string, Picture>()
  #keptBytes = 0
  readonly #drawing = new Map<string, Promise<Picture>>()
  readonly #waiting: (() => void)[] = []
  #atWork = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** Throws `UNAVAILABLE` when too many different ones are waited for. */
  async get(svg: string): Promise<Picture> {
    const key = createHash('sha256').update(svg).digest('base64')
    const kept = this.#kept.get(key)
    if (kept) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return kept
    }
    const drawing = this.#drawing.get(key) ?? this.#draw(svg, key)
    this.#drawing.set(key, drawing)
    return drawing
  }

  async #draw(svg: string, key: string): Promise<Picture> {
    try {
      await this.#turn()
      const picture = await this.#options.render(svg).finally(() => this.#next())
      this.#keep(key, picture)
      return picture
    } finally {
      this.#drawing.delete(key)
    }
  }

  async #turn(): Promise<void> {
    const { atOnce, mostWaiting } = this.#options
    if (this.#waiting.length >= mostWaiting) throw new AppError('UNAVAILABLE', 'too many pictures to draw')
    if (this.#atWork >= atOnce) return new Promise((resolve) => this.#waiting.push(resolve))
    this.#atWork += 1
  }

  /** Hands the turn on: the place stays taken. */
  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#atWork -= 1
  }

  #keep(key: string, picture: Picture): void {
    this.#kept.set(key, picture)
    this.#keptBytes += picture.byteLength
    for (const [oldest, { byteLength }] of this.#kept) {
      if (this.#keptBytes <= this.#options.mostBytes) return
      this.#kept.delete(oldest)
      this.#keptBytes -= byteLength
    }
  }
}
