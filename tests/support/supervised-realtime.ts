import { z } from 'zod'
import type { Child } from '#server/child.ts'
import { startNode } from '#server/supervisor/start-node.ts'
import { freePort } from './ports.ts'
import { waitFor } from './wait-for.ts'
import { whenAnswering } from './when-answering.ts'

const keptSchema = z.object({ pid: z.number(), isBacked: z.boolean() })

/** The realtime process as the product keeps it: under a supervisor's eye, which sees to another when it dies. */
export class SupervisedRealtime {
  readonly url: string
  readonly #keeper: Child
  #kept: z.infer<typeof keptSchema> | undefined

  private constructor(port: number, dataDir: string) {
    this.url = `http://127.0.0.1:${port}`
    this.#keeper = startNode({
      args: ['tests/support/realtime-keeper.ts'],
      env: { REALTIME_PORT: String(port), DATA_DIR: dataDir },
      onMessage: (message) => {
        this.#kept = keptSchema.parse(message)
      },
    })
  }

  static async start(dataDir: string): Promise<SupervisedRealtime> {
    const realtime = new SupervisedRealtime(await freePort(), dataDir)
    await whenAnswering('realtime', realtime.url, realtime.#keeper)
    return realtime
  }

  /** The standby stands ready some seconds after the start. */
  async whenBacked(): Promise<void> {
    await waitFor('a standby', () => this.#kept?.isBacked, { timeoutMs: 60_000 })
  }

  /** Dies as in a power cut; resolves when whoever took its place answers, and says whether one stood by. */
  async kill(): Promise<{ standby: boolean }> {
    const { pid, isBacked } = await waitFor('the realtime process', () => this.#kept)
    process.kill(pid, 'SIGKILL')
    await waitFor('realtime to answer again', () => this.#isReplaced(pid), { timeoutMs: 20_000 })
    return { standby: isBacked }
  }

  async stop(): Promise<void> {
    await this.#keeper.stop()
  }

  async #isReplaced(killed: number): Promise<boolean> {
    return this.#kept?.pid !== killed && (await fetch(`${this.url}/health`)).ok
  }
}
