import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Child, Exit } from '#server/child.ts'
import { waitForAnswer } from '#server/postgres/wait-for-answer.ts'
import { standByFlag } from '#server/stand-by.ts'
import { askHealth } from './ask-health.ts'
import { PartLog } from './part-log.ts'
import type { PartPlan } from './part-plan.ts'
import { readableFault } from './readable-fault.ts'
import { recoveredAfterMs, restartPauseMs } from './restart-pause.ts'
import { StartError } from './start-error.ts'
import { Standby } from './standby.ts'
import { startNode } from './start-node.ts'

export type PartState = 'starting' | 'ready' | 'silent' | 'restarting' | 'stopped'

export type PartHooks = {
  dataDir: string
  onState: (state: PartState) => void
  /** One line for the terminal. */
  say: (line: string) => void
}

const firstReadyMs = 90_000
const healthEveryMs = 2_000
/** A part that lives but has not answered for so long is started anew. */
const silenceLimitMs = 60_000

/** What a part wants the person at the terminal to know. */
const noticeSchema = z.object({ notice: z.string() })

/** One part of the product as a process that is started again when it dies, with growing pauses. */
export class SupervisedPart {
  readonly plan: PartPlan
  readonly #hooks: PartHooks
  readonly #log: PartLog
  readonly #standby: Standby | undefined
  #state: PartState = 'stopped'
  #child: Child | undefined
  #wasReady = false
  #saidReady = Promise.withResolvers<void>()
  #stopping = new AbortController()
  #life: Promise<void> | undefined

  constructor(plan: PartPlan, hooks: PartHooks) {
    this.plan = plan
    this.#hooks = hooks
    this.#log = new PartLog(hooks.dataDir, plan.name)
    if (plan.standbyAfterMs === undefined) return
    this.#standby = new Standby({
      start: (onMessage) => this.#spawn(onMessage, [standByFlag]),
      afterMs: plan.standbyAfterMs,
      say: (line) => hooks.say(`the standby of ${plan.name} ${line}; its log: ${this.#log.path}`),
    })
  }

  get state(): PartState {
    return this.#state
  }

  /** The process at work, also one that is just starting; the standby is another. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Whether another process would take its place at once. */
  get isBacked(): boolean {
    return this.#standby?.isWaiting ?? false
  }

  /** Resolves when it is ready for the first time; fails in words when its first start does. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(this.#fault('not ready in time')), firstReadyMs)
      this.#life = this.#live((fault) => {
        clearTimeout(deadline)
        if (fault === undefined) resolve()
        else reject(this.#fault(fault))
      })
    })
  }

  /** Can be called twice and at any time. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all([this.#standby?.stop(), this.#child?.stop()])
    await this.#life
    this.#enter('stopped')
    await this.#log.close()
  }

  say(message: Readonly<Record<string, unknown>>): void {
    this.#child?.say(message)
  }

  async #live(firstStart: (fault: string | undefined) => void): Promise<void> {
    for (let faultsInARow = 0; !this.#stopping.signal.aborted;) {
      const startedAt = performance.now()
      const exit = await this.#runOnce(firstStart)
      if (this.#stopping.signal.aborted) return
      if (!this.#wasReady) return firstStart(readableFault(exit.lastOutput))
      faultsInARow = performance.now() - startedAt > recoveredAfterMs ? 1 : faultsInARow + 1
      this.#enter('restarting')
      const how = exit.signal ?? `exit code ${exit.code ?? 'none'}`
      this.#hooks.say(
        `${this.plan.name} ended by itself (${how}) and is started again; its log: ${this.#log.path}`,
      )
      if (this.#standby?.isWaiting) continue
      this.#standby?.postpone()
      const pauseMs = restartPauseMs(faultsInARow)
      await delay(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
    }
  }

  async #runOnce(firstStart: (fault: undefined) => void): Promise<Exit> {
    const ended = new AbortController()
    this.#saidReady = Promise.withResolvers<void>()
    const child = this.#standby?.take() ?? this.#spawn()
    this.#child = child
    this.#enter('starting')
    const becomeReady = (): void => {
      this.#wasReady = true
      this.#enter('ready')
      firstStart(undefined)
      if (!this.#stopping.signal.aborted) this.#standby?.prepare()
    }
    void this.#watch(child, { signal: ended.signal, saidReady: this.#saidReady.promise, becomeReady }) // ends with the child
    const exit = await child.exited
    ended.abort()
    return exit
  }

  #spawn(onMessage?: (message: unknown) => void, flags: readonly string[] = []): Child {
    return startNode({
      args: [...this.plan.args, ...flags],
      env: this.plan.env,
      onOutput: (chunk) => this.#log.write(chunk),
      onMessage: (message) => {
        onMessage?.(message)
        if (message === 'ready') this.#saidReady.resolve()
        const notice = noticeSchema.safeParse(message)
        if (notice.success) this.#hooks.say(notice.data.notice)
      },
    })
  }

  async #watch(child: Child, { signal, saidReady, becomeReady }: Watch): Promise<void> {
    const { readiness } = this.plan
    if (readiness.kind === 'http') return this.#watchHealth(child, readiness.url, { signal, becomeReady })
    if (readiness.kind === 'message') await saidReady
    if (readiness.kind === 'database' && (await waitForAnswer(readiness, signal)) === 'silent') return
    if (!signal.aborted) becomeReady()
  }

  async #watchHealth(
    child: Child,
    url: string,
    { signal, becomeReady }: Omit<Watch, 'saidReady'>,
  ): Promise<void> {
    let answeredAt = performance.now()
    while (!signal.aborted) {
      const isWell = await askHealth(url, healthEveryMs)
      if (signal.aborted) return
      if (isWell) answeredAt = performance.now()
      if (isWell && this.#state !== 'ready') becomeReady()
      if (!isWell && this.#state === 'ready') this.#enter('silent')
      if (performance.now() - answeredAt > silenceLimitMs) {
        this.#hooks.say(`${this.plan.name} has not answered for ${silenceLimitMs / 1_000} s and is stopped`)
        await child.stop()
      }
      await delay(this.#state === 'starting' ? 50 : healthEveryMs, undefined, { signal }).catch(
        () => undefined,
      )
    }
  }

  #enter(state: PartState): void {
    if (state === this.#state) return
    this.#state = state
    this.#hooks.onState(state)
  }

  #fault(reason: string): StartError {
    return new StartError(`${this.plan.name} does not start: ${reason} (its log: ${this.#log.path})`)
  }
}

type Watch = { signal: AbortSignal; saidReady: Promise<void>; becomeReady: () => void }
