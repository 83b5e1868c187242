import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { envNames } from '#server/env.ts'

export type ChildOptions = {
  command: string
  args: readonly string[]
  /** How many pipes to read from, numbered from 3 on. */
  outputs: number
}

export type Exit = {
  code: number | null
  signal: NodeJS.Signals | null
  /** Whether we asked it to stop. */
  wasAsked: boolean
  /** The end of what it wrote to stderr. */
  lastWords: string
}

const keptStderrBytes = 64 * 1024
/**
 * Settings and secrets of ours, and what is meant for our own memory, are no child's business; DATA_DIR
 * stays: by it an operator sees whose a process is.
 */
const oursOnly = new Set([...envNames, 'MALLOC_MMAP_THRESHOLD_', 'MALLOC_ARENA_MAX', 'NODE_COMPILE_CACHE'])
oursOnly.delete('DATA_DIR')

const askedMs = 5_000
const termMs = 3_000

/** The one place where media starts a process: an argument array, no shell, a process group of its own. */
export class Child {
  readonly exited: Promise<Exit>
  readonly #process: ChildProcess
  #stderr = Buffer.alloc(0)
  #wasAsked = false

  constructor(options: ChildOptions) {
    this.#process = spawn(options.command, [...options.args], {
      detached: true,
      env: childEnv(),
      stdio: ['pipe', 'ignore', 'pipe', ...Array.from({ length: options.outputs }, () => 'pipe' as const)],
    })
    this.exited = new Promise((resolve) => {
      const settle = (code: number | null, signal: NodeJS.Signals | null): void =>
        resolve({ code, signal, wasAsked: this.#wasAsked, lastWords: this.#stderr.toString('utf8').trim() })
      this.#process.once('error', (error) => {
        this.#keep(Buffer.from(error.message))
        settle(null, null)
      })
      this.#process.once('close', settle)
    })
    this.#process.stderr?.on('data', (chunk: Buffer) => this.#keep(chunk))
    // Writing to a child that just died raises EPIPE; its exit is told by `exited`.
    this.#process.stdin?.on('error', () => undefined)
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  get stdin(): Writable | null {
    return this.#process.stdin
  }

  /** Output pipe number `index`, counted from 0. */
  output(index: number): Readable | null {
    const stream = this.#process.stdio[index + 3]
    return stream && 'read' in stream ? stream : null
  }

  /** Ends its input and waits; then insists by SIGTERM and SIGKILL. Can be called twice. */
  async stop(): Promise<Exit> {
    this.#wasAsked = true
    this.#process.stdin?.end()
    if (await this.#isGoneWithin(askedMs)) return this.exited
    this.#signal('SIGTERM')
    if (!(await this.#isGoneWithin(termMs))) this.kill()
    return this.exited
  }

  /** At once, and whatever it started with it. A stopped process (SIGSTOP) hears nothing else. */
  kill(): void {
    this.#signal('SIGKILL')
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid, exitCode, signalCode } = this.#process
    if (pid === undefined || exitCode !== null || signalCode !== null) return
    try {
      process.kill(-pid, signal)
    } catch {
      // ESRCH: it ended in the meantime, which is what was wanted.
    }
  }

  #isGoneWithin(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms)
      void this.exited.then(() => {
        clearTimeout(timer)
        resolve(true)
      })
    })
  }

  #keep(chunk: Buffer): void {
    this.#stderr = Buffer.concat([this.#stderr, chunk]).subarray(-keptStderrBytes)
  }
}

function childEnv(): NodeJS.ProcessEnv {
  const variables = { ...process.env }
  for (const name of oursOnly) delete variables[name]
  return variables
}
