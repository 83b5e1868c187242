import { PgBoss } from 'pg-boss'
import { required } from '#server/env.ts'
import type { Log } from '#server/log.ts'
import type { Job } from './job.ts'

/** Runs jobs at their pace over any number of workers: pg-boss gives each time slot to one of them. */
export class JobRunner {
  readonly #boss: PgBoss
  readonly #jobs: readonly Job[]
  readonly #log: Log
  readonly #timers: NodeJS.Timeout[] = []

  constructor(jobs: readonly Job[], log: Log) {
    this.#jobs = jobs
    this.#log = log
    this.#boss = new PgBoss({ connectionString: required('DATABASE_URL'), max: 4, schedule: false })
    this.#boss.on('error', (error) => log.warn({ err: error }, 'job queue'))
  }

  async start(): Promise<void> {
    await this.#boss.start()
    for (const job of this.#jobs) await this.#startJob(job)
  }

  /** Waits for what runs, a few seconds at most. */
  async stop(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer)
    await this.#boss.stop({ graceful: true, timeout: 5_000 })
  }

  async #startJob(job: Job): Promise<void> {
    // Not an exclusive queue: a worker that was killed would block it until its job expires, and every
    // job here may overlap with itself.
    await this.#boss.createQueue(job.name, { retryLimit: 0, expireInSeconds: 60, deleteAfterSeconds: 3_600 })
    await this.#boss.work(job.name, { pollingIntervalSeconds: 1 }, () => this.#run(job))
    const ask = (): void => void this.#ask(job)
    this.#timers.push(setInterval(ask, job.everySeconds * 1_000))
    ask()
  }

  async #ask(job: Job): Promise<void> {
    try {
      await this.#boss.send(job.name, null, { singletonSeconds: job.everySeconds })
    } catch (error) {
      this.#log.warn({ err: error, job: job.name }, 'job not asked for, next time')
    }
  }

  async #run(job: Job): Promise<void> {
    try {
      const changed = await job.run()
      if (changed > 0) this.#log.info({ job: job.name, changed }, 'job done')
    } catch (error) {
      this.#log.error({ err: error, job: job.name }, 'job failed, next time')
    }
  }
}
