import { planRealtime } from '#server/supervisor/part-plan.ts'
import { SupervisedPart } from '#server/supervisor/supervised-part.ts'
import { freePort } from './ports.ts'
import { waitFor } from './wait-for.ts'

/** The realtime process as the product keeps it: under its supervisor's eye, which starts it again by itself. */
export class SupervisedRealtime {
  readonly url: string
  readonly #part: SupervisedPart

  private constructor(port: number, dataDir: string) {
    this.url = `http://127.0.0.1:${port}`
    const env = { REALTIME_PORT: String(port) }
    this.#part = new SupervisedPart(planRealtime(port, env), {
      dataDir,
      onState: () => undefined,
      say: () => undefined,
    })
  }

  static async start(dataDir: string): Promise<SupervisedRealtime> {
    const realtime = new SupervisedRealtime(await freePort(), dataDir)
    await realtime.#part.start()
    return realtime
  }

  /** The standby stands ready some seconds after the start. */
  async whenBacked(): Promise<void> {
    await waitFor('a standby', () => Promise.resolve(this.#part.isBacked), { timeoutMs: 60_000 })
  }

  /** Dies as in a power cut; resolves when whoever took its place answers. */
  async kill(): Promise<void> {
    const { pid } = this.#part
    if (pid === undefined) throw new Error('the realtime process did not start')
    process.kill(pid, 'SIGKILL')
    await waitFor('realtime to answer again', () => this.#isReplaced(pid), { timeoutMs: 20_000 })
  }

  async stop(): Promise<void> {
    await this.#part.stop()
  }

  async #isReplaced(killed: number): Promise<boolean> {
    if (this.#part.pid === killed) return false
    return (await fetch(`${this.url}/health`)).ok
  }
}
