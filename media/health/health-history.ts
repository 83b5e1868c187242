import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { historyColumns, type HealthHistory, type HistoryColumn } from '#lib/ingest-health.ts'

export type HistoryRow = Record<HistoryColumn, number | null>
type Cells = (number | null)[]

/** Rows of the last two hours stay as they are; of what is older, one a minute. */
const fineMs = 2 * 60 * 60 * 1_000
const coarseMs = 60_000

/** Two hours of a row each 5 s, and a day and a half of minutes before: some 300 kB. */
const mostRows = 3_600

/** So many appended rows, and the file is written anew without what was thinned out. */
const rewriteAfter = 1_440

const rowSchema = z.array(z.number().nullable()).length(historyColumns.length)

/** The figures of a broadcast over time; kept beside its recording, they outlive the process and the show. */
export class HistoryLog {
  readonly #path: string
  #rows: Cells[] = []
  #appended = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(folder: string) {
    this.#path = join(folder, 'health.jsonl')
  }

  /** Takes up what was kept before; what cannot be read is left out. */
  async load(): Promise<void> {
    const text = await readFile(this.#path, 'utf8').catch(() => '')
    const kept = text
      .split('\n')
      .map((line) => readRow(line))
      .filter((row) => row !== null)
    this.#rows = thin([...kept, ...this.#rows])
    this.#appended = kept.length - this.#rows.length
  }

  /** `isKept`: also on disk. A disk that refuses costs history, and nothing else. */
  add(row: HistoryRow, { isKept }: { isKept: boolean }): void {
    const cells = historyColumns.map((column) => row[column])
    this.#rows = thin([...this.#rows, cells])
    if (isKept) this.#writing = this.#writing.then(() => this.#write(cells)).catch(() => undefined)
  }

  /** Rows later than a moment of wall time. */
  read(sinceMs: number): HealthHistory {
    return { columns: [...historyColumns], rows: this.#rows.filter((row) => (row[0] ?? 0) > sinceMs) }
  }

  /** Resolves when what was added is on disk. */
  settled(): Promise<void> {
    return this.#writing
  }

  async #write(cells: Cells): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true })
    this.#appended += 1
    if (this.#appended < rewriteAfter) return appendFile(this.#path, `${JSON.stringify(cells)}\n`)
    this.#appended = 0
    await writeFile(`${this.#path}.new`, this.#rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    await rename(`${this.#path}.new`, this.#path)
  }
}

function readRow(line: string): Cells | null {
  try {
    return rowSchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    // A line that a power cut left unfinished.
    return null
  }
}

function thin(rows: Cells[]): Cells[] {
  const newestMs = rows.at(-1)?.[0] ?? 0
  let minute: number | null = null
  const kept = rows.filter(([atMs]) => {
    if (typeof atMs !== 'number') return false
    if (newestMs - atMs < fineMs) return true
    const own = Math.floor(atMs / coarseMs)
    if (own === minute) return false
    minute = own
    return true
  })
  return kept.slice(-mostRows)
}
