import type { Child } from '#server/child.ts'
import { realtimeArgs } from '#server/supervisor/part-plan.ts'
import { startNode } from '#server/supervisor/start-node.ts'
import { freePort } from './ports.ts'
import { whenAnswering } from './when-answering.ts'

type Options = { port?: number; env?: Readonly<Record<string, string>> }

/** A real realtime process on a port of its own, with this process's settings unless others are given. */
export class RealtimeProcess {
  readonly port: number
  readonly #env: Readonly<Record<string, string>>
  #child: Child

  private constructor(port: number, env: Readonly<Record<string, string>>) {
    this.port = port
    this.#env = env
    this.#child = spawn(port, env)
  }

  static async start({ port, env = {} }: Options = {}): Promise<RealtimeProcess> {
    const realtime = new RealtimeProcess(port ?? (await freePort()), env)
    await realtime.#answers()
    return realtime
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number {
    const { pid } = this.#child
    if (pid === undefined) throw new Error('the realtime process did not start')
    return pid
  }

  async stop(): Promise<void> {
    await this.#child.stop()
  }

  /** Dies as in a power cut. */
  async kill(): Promise<void> {
    process.kill(this.pid, 'SIGKILL')
    await this.#child.exited
  }

  /** Returns on the same port, as the supervisor would see to it. */
  async restart(): Promise<void> {
    this.#child = spawn(this.port, this.#env)
    await this.#answers()
  }

  #answers(): Promise<void> {
    return whenAnswering('realtime', this.url, this.#child)
  }
}

function spawn(port: number, env: Readonly<Record<string, string>>): Child {
  return startNode({ args: realtimeArgs, env: { ...env, REALTIME_PORT: String(port) } })
}
