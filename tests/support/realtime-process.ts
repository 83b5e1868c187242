import type { Child } from '#server/child.ts'
import { lastLine } from '#server/child.ts'
import { startNode } from '#server/supervisor/start-node.ts'
import { freePort } from './ports.ts'
import { waitFor } from './wait-for.ts'

/** A real realtime process on a port of its own, with this process's settings. */
export class RealtimeProcess {
  readonly port: number
  #child: Child

  private constructor(port: number, child: Child) {
    this.port = port
    this.#child = child
  }

  static async start(wantedPort?: number): Promise<RealtimeProcess> {
    const port = wantedPort ?? (await freePort())
    const realtime = new RealtimeProcess(port, spawn(port))
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

  /** Dies as in a power cut, and returns on the same port, as the supervisor would see to it. */
  async killAndRestart(): Promise<void> {
    process.kill(this.pid, 'SIGKILL')
    await this.#child.exited
    this.#child = spawn(this.port)
    await this.#answers()
  }

  async #answers(): Promise<void> {
    const isUp = async (): Promise<boolean> => (await fetch(`${this.url}/health`)).ok
    await Promise.race([
      waitFor('realtime to answer', isUp, { timeoutMs: 20_000 }),
      this.#child.exited.then((exit) => {
        throw new Error(`realtime ended: ${lastLine(exit)}`)
      }),
    ])
  }
}

function spawn(port: number): Child {
  return startNode({ args: ['server/realtime/main.ts'], env: { REALTIME_PORT: String(port) } })
}
