import type { Env } from '#server/env.ts'
import { planDatabase, planDemo, planParts, type PartName, type PartPlan } from './part-plan.ts'
import { SupervisedPart, type PartState } from './supervised-part.ts'
import { say, step } from './terminal.ts'

export type Health = { status: 'ok' | 'starting' | 'degraded'; parts: Partial<Record<PartName, PartState>> }

/** All parts of one running copy: started in order, stopped in reverse; the front is told how they are. */
export class Supervisor {
  readonly #dataDir: string
  readonly #parts: SupervisedPart[] = []
  #isComplete = false

  constructor({ DATA_DIR }: Env) {
    this.#dataDir = DATA_DIR
  }

  /** The embedded database, which everything before the other parts (migrations, seed) needs already. */
  startDatabase(server: { port: number; password: string }): Promise<void> {
    return step('database', async () => {
      await this.#start(planDatabase(server))
      return `PostgreSQL on 127.0.0.1:${server.port}`
    })
  }

  /** Media, realtime, worker and site start side by side, the front when they are ready, the demo last. */
  async startParts(settings: Parameters<typeof planParts>[0], options: { withDemo: boolean }): Promise<void> {
    const plans = planParts(settings)
    const front = plans.filter(({ name }) => name === 'front')
    const behind = plans.filter(({ name }) => name !== 'front')
    await Promise.all(behind.map((plan) => this.#startStep(plan)))
    this.#isComplete = true
    for (const plan of front) await this.#startStep(plan)
    if (options.withDemo) await this.#startStep(planDemo(settings.env))
    this.#tellFront()
  }

  health(): Health {
    const parts = Object.fromEntries(this.#parts.map((part) => [part.plan.name, part.state]))
    if (!this.#isComplete) return { status: 'starting', parts }
    // The demo encoder is decoration: the product is ready without it.
    const isWell = this.#parts.every((part) => part.state === 'ready' || part.plan.name === 'demo')
    return { status: isWell ? 'ok' : 'degraded', parts }
  }

  async stop(): Promise<void> {
    for (const part of this.#parts.toReversed()) await part.stop()
  }

  #startStep(plan: PartPlan): Promise<void> {
    return step(plan.name, async () => {
      await this.#start(plan)
      return plan.readiness.kind === 'http' ? new URL(plan.readiness.url).host : 'runs'
    })
  }

  async #start(plan: PartPlan): Promise<void> {
    const part = new SupervisedPart(plan, { dataDir: this.#dataDir, onState: () => this.#tellFront(), say })
    this.#parts.push(part)
    await part.start()
  }

  #tellFront(): void {
    this.#parts.find(({ plan }) => plan.name === 'front')?.say({ health: this.health() })
  }
}
