import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Child, lastLine, runToEnd, type Exit } from '#server/child.ts'
import { databaseRole } from './database-url.ts'
import { clearStaleServer } from './stale-server.ts'
import type { SystemUser } from './system-user.ts'
import { waitForAnswer } from './wait-for-answer.ts'

export type ClusterOptions = {
  binPath: string
  dataPath: string
  port: number
  password: string
  user: SystemUser | undefined
  /** Off only in tests: a crash of the machine (not of the process) may then lose commits. */
  isDurable: boolean
  onOutput: (chunk: Buffer) => void
}

const startTries = 5
// SIGINT is PostgreSQL's fast shutdown (clients are cut, data is written), SIGQUIT gives up on writing. All of it
// is less than the 8 s that a part has to stop.
const stopSteps = [
  { signal: 'SIGINT', waitMs: 6_000 },
  { signal: 'SIGQUIT', waitMs: 1_000 },
  { signal: 'SIGKILL', waitMs: 500 },
] as const

/** One PostgreSQL server with its data folder. `start` makes the folder when there is none. */
export class Cluster {
  readonly #options: ClusterOptions
  #server: Child | undefined
  #isStopping = false

  constructor(options: ClusterOptions) {
    this.#options = options
  }

  /** Resolves when it takes connections; a start after a crash may need a second try. */
  async start(): Promise<void> {
    await clearStaleServer(this.#options.dataPath)
    if (!(await this.#hasData())) await this.#initialise()
    for (let attempt = 1; !this.#isStopping; attempt += 1) {
      const fault = await this.#tryToStart()
      if (fault === undefined) return
      if (attempt === startTries)
        throw new Error(`PostgreSQL does not start on port ${this.#options.port}: ${fault}`)
      // The helpers of a killed server hold its shared memory for a moment after it.
      await delay(attempt * 200)
      await clearStaleServer(this.#options.dataPath)
    }
  }

  /** Can be called at any time, also while it starts. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#server?.stop()
  }

  /** Resolves when the started server ends, asked or not. */
  exited(): Promise<Exit> {
    if (this.#server === undefined) throw new Error('the server was not started')
    return this.#server.exited
  }

  /** Resolves with what went wrong, undefined when it runs. */
  async #tryToStart(): Promise<string | undefined> {
    const server = this.#launch()
    this.#server = server
    const giveUp = new AbortController()
    const outcome = await Promise.race([waitForAnswer(this.#options, giveUp.signal), server.exited])
    giveUp.abort()
    if (outcome === 'answers') return undefined
    await server.stop()
    return outcome === 'silent' ? 'it does not answer' : lastLine(outcome)
  }

  #launch(): Child {
    const { binPath, dataPath, port, user, isDurable, onOutput } = this.#options
    const settings = isDurable ? serverSettings : { ...serverSettings, ...hastySettings }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const args = ['-D', dataPath, '-p', String(port), ...flags]
    return new Child({ command: join(binPath, 'postgres'), args, onOutput, stopSteps, ...(user && { user }) })
  }

  async #hasData(): Promise<boolean> {
    const version = await readFile(join(this.#options.dataPath, 'PG_VERSION'), 'utf8').catch(() => undefined)
    return version !== undefined
  }

  /** Into a folder beside, moved into place when whole: a start that was killed half-way leaves no broken data. */
  async #initialise(): Promise<void> {
    const { binPath, dataPath, password, user } = this.#options
    const draft = `${dataPath}.new`
    const passwordFile = `${dataPath}.password`
    await rm(draft, { recursive: true, force: true })
    await mkdir(dirname(dataPath), { recursive: true, mode: 0o711 })
    await mkdir(draft, { mode: 0o700 })
    await writeFile(passwordFile, password, { mode: 0o600 })
    try {
      if (user !== undefined) {
        await Promise.all([draft, passwordFile].map((path) => chown(path, user.uid, user.gid)))
      }
      const args = [
        `--pgdata=${draft}`,
        `--username=${databaseRole}`,
        `--pwfile=${passwordFile}`,
        ...initialiseFlags,
      ]
      const exit = await runToEnd({ command: join(binPath, 'initdb'), args, ...(user && { user }) })
      if (exit.code !== 0) throw new Error(`PostgreSQL cannot make its data folder: ${lastLine(exit)}`)
      await rename(draft, dataPath)
    } finally {
      await rm(passwordFile, { force: true })
    }
  }
}

// The built-in locale provider needs nothing from the machine, which may have no locales installed.
const initialiseFlags = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  jit: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
  // Statements and key values in errors would bring personal data into the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const hastySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
