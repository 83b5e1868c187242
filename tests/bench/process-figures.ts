type Reading = { atMs: number; cpuSeconds: number; memoryMiB: number; frames: number }
type Figures = { cpuCores: number[]; memoryMiB: number[]; framesASecond: number[] }

/** What several processes use between start and stop, as their `/metrics` say. */
export class Meter {
  readonly #urls: readonly string[]
  #before: Reading[] = []
  #after: Reading[] = []

  constructor(urls: readonly string[]) {
    this.#urls = urls
  }

  async start(): Promise<void> {
    this.#before = await Promise.all(this.#urls.map(read))
  }

  async stop(): Promise<void> {
    this.#after = await Promise.all(this.#urls.map(read))
  }

  /** Resident memory that came in between, in MiB, process by process. */
  get grownMib(): number[] {
    return this.#after.map(
      ({ memoryMiB }, index) => memoryMiB - (this.#before[index]?.memoryMiB ?? memoryMiB),
    )
  }

  /** CPU in cores, resident memory, and frames made for the room, process by process. */
  get figures(): Figures {
    const aSecond = (of: (reading: Reading) => number): number[] =>
      this.#after.map((after, index) => {
        const before = this.#before[index] ?? after
        return Math.round(((of(after) - of(before)) * 1_000_000) / (after.atMs - before.atMs)) / 1_000
      })
    return {
      cpuCores: aSecond(({ cpuSeconds }) => cpuSeconds),
      memoryMiB: this.#after.map(({ memoryMiB }) => memoryMiB),
      framesASecond: aSecond(({ frames }) => frames),
    }
  }
}

async function read(url: string): Promise<Reading> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const value = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN)
  return {
    atMs: performance.now(),
    cpuSeconds: value('process_cpu_seconds_total'),
    memoryMiB: Math.round(value('process_resident_memory_bytes') / 1_048_576),
    frames: value('caibo_realtime_frames_total'),
  }
}
