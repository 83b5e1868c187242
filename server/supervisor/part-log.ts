import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'

const capBytes = 10 * 1024 * 1024

/** What a part writes, in `logs/<part>.log` with one older file beside it: at most twice the cap on disk. */
export class PartLog {
  readonly path: string
  #stream: WriteStream | undefined
  #bytes = 0

  constructor(dataDir: string, part: string) {
    const folder = join(dataDir, 'logs')
    mkdirSync(folder, { recursive: true })
    this.path = join(folder, `${part}.log`)
  }

  write(chunk: Buffer): void {
    if (this.#bytes > capBytes) this.#turnOver()
    this.#stream ??= this.#open()
    this.#stream.write(chunk)
    this.#bytes += chunk.length
  }

  async close(): Promise<void> {
    const stream = this.#stream
    this.#stream = undefined
    if (stream !== undefined) await new Promise<void>((resolve) => stream.end(resolve))
  }

  #open(): WriteStream {
    this.#bytes = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0
    const stream = createWriteStream(this.path, { flags: 'a' })
    // A full disk must not stop the supervisor: lines are lost until writing works again.
    stream.on('error', () => {
      if (this.#stream === stream) this.#stream = undefined
    })
    return stream
  }

  #turnOver(): void {
    this.#stream?.end()
    this.#stream = undefined
    try {
      renameSync(this.path, `${this.path}.1`)
    } catch {
      // Removed by hand in the meantime: a new file is opened either way.
    }
    this.#bytes = 0
  }
}
