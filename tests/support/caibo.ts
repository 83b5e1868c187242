import { rm } from 'node:fs/promises'
import { readConnection } from '#server/commands/connection-file.ts'
import { readableFault } from '#server/supervisor/readable-fault.ts'
import { startNode } from '#server/supervisor/start-node.ts'
import type { Child } from '#server/child.ts'
import { makeDataDir } from './data-dir.ts'
import { freePorts } from './ports.ts'
import { processesOf } from './processes.ts'
import { waitFor } from './wait-for.ts'

export type CaiboPart = 'postgres' | 'media' | 'realtime' | 'worker' | 'site' | 'front'

export type CaiboOptions = {
  /** Push the generated programme to market-open; off unless asked. */
  withDemo?: boolean
  env?: Readonly<Record<string, string>>
}

const portNames = ['PORT', 'REALTIME_PORT', 'MEDIA_PORT', 'SITE_PORT', 'DATABASE_PORT', 'RTMP_PORT'] as const
// A cold start builds the site on a machine that does other things, too.
const readyMs = 240_000

const commandLines: Record<CaiboPart, string> = {
  postgres: 'bin/postgres -D',
  media: 'media/main.ts',
  realtime: 'server/realtime/main.ts',
  worker: 'server/jobs/main.ts',
  site: 'next-server',
  front: 'server/front.ts',
}

/** The whole product as `npm start` runs it, on its own folder and ports; it dies with the process that started it. */
export class Caibo {
  readonly dataDir: string
  readonly url: string
  readonly env: Readonly<Record<string, string>>
  readonly #supervisor: Child
  readonly #said: () => string

  private constructor(options: {
    dataDir: string
    env: Record<string, string>
    supervisor: Child
    said: () => string
  }) {
    this.dataDir = options.dataDir
    this.env = options.env
    this.url = `http://127.0.0.1:${options.env['PORT']}`
    this.#supervisor = options.supervisor
    this.#said = options.said
  }

  /** Resolves when every part is ready. */
  static async start({ withDemo = false, env = {} }: CaiboOptions = {}): Promise<Caibo> {
    const dataDir = env['DATA_DIR'] ?? (await makeDataDir('caibo-e2e-'))
    const ports = await freePorts(portNames.length)
    const settings = {
      ...Object.fromEntries(portNames.map((name, index) => [name, String(ports[index])])),
      HOST: '127.0.0.1',
      CAIBO_ENV: 'development',
      DATA_DIR: dataDir,
      ...env,
    }
    let said = ''
    const supervisor = startNode({
      args: ['server/main.ts', ...(withDemo ? [] : ['--no-demo'])],
      // What vitest set for a test file of its own is not this copy's.
      env: { DATABASE_URL: undefined, APP_SECRET: undefined, PUBLIC_URL: undefined, ...settings },
      onOutput: (chunk) => (said += chunk.toString('utf8')),
    })
    const caibo = new Caibo({ dataDir, env: settings, supervisor, said: () => said })
    try {
      await caibo.#whenReady()
    } catch (error) {
      await caibo.stop()
      throw error
    }
    return caibo
  }

  /** What the supervisor printed so far. */
  get output(): string {
    return this.#said()
  }

  /** The process number of the supervisor. */
  get pid(): number {
    const { pid } = this.#supervisor
    if (pid === undefined) throw new Error('the supervisor did not start')
    return pid
  }

  get rtmpPort(): number {
    return Number(this.env['RTMP_PORT'])
  }

  get realtimeUrl(): string {
    return `http://127.0.0.1:${this.env['REALTIME_PORT']}`
  }

  /** The settings of this copy's parts, database and secret included: for one more part, or a look behind the scenes. */
  async partEnv(): Promise<Record<string, string>> {
    return { ...this.env, ...(await readConnection(this.dataDir)) }
  }

  async isReady(): Promise<boolean> {
    const response = await fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  }

  /** `kill -9` of one part; resolves with the killed process's number. */
  async kill(part: CaiboPart): Promise<number> {
    const pid = await this.find(part)
    if (pid === undefined) throw new Error(`${part} is not running`)
    process.kill(pid, 'SIGKILL')
    return pid
  }

  /** The process number of a part, undefined while it does not run. */
  async find(part: CaiboPart): Promise<number | undefined> {
    const running = await this.processes()
    return running.find(({ commandLine }) => commandLine.includes(commandLines[part]))?.pid
  }

  /** Everything that this copy has running, by its DATA_DIR in the environment. */
  processes(): ReturnType<typeof processesOf> {
    return processesOf(this.dataDir)
  }

  /** Resolves when nothing of it runs any more; fails with what does. */
  async whenGone({ timeoutMs = 10_000 } = {}): Promise<void> {
    const isGone = async (): Promise<true> => {
      const left = (await this.processes()).map(({ pid, commandLine }) => `${pid} ${commandLine}`)
      if (left.length > 0) throw new Error(`still running: ${left.join('; ')}`)
      return true
    }
    await waitFor('nothing of the product runs any more', isGone, { timeoutMs })
  }

  /** Stops it in order, checks that nothing is left running, and removes its folder. */
  async stop(): Promise<void> {
    await this.#supervisor.stop()
    await this.whenGone()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  async #whenReady(): Promise<void> {
    const ended = this.#supervisor.exited.then((exit) => {
      throw new Error(`caibo does not start: ${readableFault(exit.lastOutput)}`)
    })
    ended.catch(() => undefined) // a later end is what stop() waits for
    const ready = waitFor('caibo is ready', () => this.isReady(), { timeoutMs: readyMs, everyMs: 200 })
    await Promise.race([ready, ended])
  }
}
