import { spawn, type ChildProcess } from 'node:child_process'

export type ChildOptions = {
  command: string
  args: readonly string[]
  cwd?: string
  /** Added to this process's own. */
  env?: Readonly<Record<string, string | undefined>>
  /** The system user to run as; only root can choose one. */
  user?: { uid: number; gid: number }
  /** Opens an IPC channel: a child that listens for its end (server/leash.ts) does not outlive this process. */
  leash?: boolean
  onOutput?: (chunk: Buffer) => void
  /** What it says over the leash. */
  onMessage?: (message: unknown) => void
  /** How it is asked to stop, each signal with its patience. */
  stopSteps?: readonly StopStep[]
}

export type StopStep = { signal: NodeJS.Signals; waitMs: number }

export type Exit = { code: number | null; signal: NodeJS.Signals | null; asked: boolean; lastOutput: string }

const keptOutputBytes = 64 * 1024
const lastWordsMs = 500
const defaultStopSteps: readonly StopStep[] = [
  { signal: 'SIGTERM', waitMs: 8_000 },
  { signal: 'SIGKILL', waitMs: 3_000 },
]

/** A child process in its own process group, so that Ctrl-C in the terminal reaches only whoever stops it in order. */
export class Child {
  readonly exited: Promise<Exit>
  readonly #process: ChildProcess
  readonly #stopSteps: readonly StopStep[]
  #output = Buffer.alloc(0)
  #asked = false

  constructor(options: ChildOptions) {
    this.#stopSteps = options.stopSteps ?? defaultStopSteps
    this.#process = spawn(options.command, [...options.args], {
      detached: true,
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', ...(options.leash === true ? ['ipc' as const] : [])],
      ...options.user,
    })
    this.exited = new Promise((resolve) => {
      const settle = (code: number | null, signal: NodeJS.Signals | null): void =>
        resolve({ code, signal, asked: this.#asked, lastOutput: this.#output.toString('utf8') })
      this.#process.once('error', (error) => {
        this.#keep(Buffer.from(error.message))
        settle(null, null)
      })
      this.#process.once('close', settle)
      // What the child started may hold its pipes open: its own end counts, after a moment for the last words.
      this.#process.once('exit', (code, signal) =>
        setTimeout(() => settle(code, signal), lastWordsMs).unref(),
      )
    })
    if (options.onMessage !== undefined) this.#process.on('message', options.onMessage)
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#keep(chunk)
        options.onOutput?.(chunk)
      })
    }
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /** Says something over the leash; a child that is just going hears it no more. */
  say(message: Readonly<Record<string, unknown>>): void {
    if (this.#process.connected) this.#process.send(message, () => undefined)
  }

  /** Asks it to stop, then insists; resolves when it is gone. Can be called twice. */
  async stop(): Promise<Exit> {
    this.#asked = true
    for (const { signal, waitMs } of this.#stopSteps) {
      this.#signal(signal)
      const isGone = await Promise.race([this.exited.then(() => true), delay(waitMs).then(() => false)])
      if (isGone) break
    }
    return this.exited
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#process.pid === undefined || this.#process.exitCode !== null) return
    // The last word goes to the whole group: what the child started must not stay behind.
    if (signal === 'SIGKILL') killGroup(this.#process.pid)
    else this.#process.kill(signal)
  }

  #keep(chunk: Buffer): void {
    this.#output = Buffer.concat([this.#output, chunk]).subarray(-keptOutputBytes)
  }
}

/** Runs a command to its end. */
export function runToEnd(options: ChildOptions): Promise<Exit> {
  return new Child(options).exited
}

/** The last line that a child wrote, for a one-line failure. */
export function lastLine(exit: Exit): string {
  const lines = exit.lastOutput.split('\n').map((line) => line.trim())
  return lines.findLast((line) => line !== '') ?? `exit ${exit.code ?? exit.signal ?? 'before it started'}`
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // ESRCH: the group ended in the meantime, which is what was wanted.
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
