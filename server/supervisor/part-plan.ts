/**
 * How one sees that a part is ready: by HTTP on its port, by its own word over IPC, by a sign-in to the database, or
 * by nothing but that it runs.
 */
export type Readiness =
  | { kind: 'http'; url: string }
  | { kind: 'message' }
  | { kind: 'running' }
  | { kind: 'database'; port: number; password: string }

export type PartName = 'database' | 'media' | 'realtime' | 'worker' | 'site' | 'front' | 'demo'

export type PartPlan = {
  name: PartName
  args: readonly string[]
  env: Readonly<Record<string, string>>
  readiness: Readiness
  /**
   * So long after it became ready a second process is made ready to take its place when it dies, which must know how
   * to stand by (server/stand-by.ts): none without it.
   */
  standbyAfterMs?: number
}

export type PlanSettings = {
  realtimePort: number
  mediaPort: number
  sitePort: number
  siteFolder: string
  env: Readonly<Record<string, string>>
}

/**
 * A socket holds little, but V8 would keep a young generation of three times 32 MiB for what thousands of
 * them throw away while they arrive: half of it costs no time and saves a quarter of the memory. The old
 * generation would grow fourfold before it is looked through, and what arrivals leave there was two thirds of
 * what a socket seemed to cost: looked through after half as much again, it costs a hundredth of a core.
 */
export const realtimeArgs = [
  '--max-semi-space-size=16',
  '--heap-growing-percent=50',
  'server/realtime/main.ts',
]

/**
 * The media process holds on to little after a flood of connections. V8 would keep a young generation of three
 * times 32 MiB: a quarter is enough for shows. Each read of a socket has 64 KiB of its own, which the C library
 * gives back to the system only when they are mapped one by one; and it would keep a heap for each of Node's
 * threads (mallopt(3): M_MMAP_THRESHOLD, M_ARENA_MAX).
 */
export const mediaStart = {
  args: ['--max-semi-space-size=8', 'media/main.ts'],
  env: { MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_ARENA_MAX: '2' },
} as const

/** The parts that make the product out of a migrated database, in the order of their start; the demo comes on top. */
export function planParts({ env, ...settings }: PlanSettings): PartPlan[] {
  const site = [
    'node_modules/next/dist/bin/next',
    'start',
    '-H',
    '127.0.0.1',
    '-p',
    String(settings.sitePort),
  ]
  return [
    {
      name: 'media',
      args: mediaStart.args,
      env: { ...mediaStart.env, ...env },
      readiness: health(settings.mediaPort),
    },
    planRealtime(settings.realtimePort, env),
    { name: 'worker', args: ['server/jobs/main.ts'], env, readiness: { kind: 'message' } },
    {
      name: 'site',
      args: site,
      env: { ...env, SITE_FOLDER: settings.siteFolder, NEXT_TELEMETRY_DISABLED: '1' },
      readiness: { kind: 'http', url: `http://127.0.0.1:${settings.sitePort}/api/health/site` },
    },
    {
      name: 'front',
      args: ['server/front.ts', '--site', settings.siteFolder],
      env,
      readiness: { kind: 'message' },
    },
  ]
}

/** A start, and the crowd that comes back after one, need the processor more. */
const standbyAfterMs = 10_000

/** Thousands of pages wait for it when it dies, and to load its code was a third of the wait. */
export function planRealtime(port: number, env: Readonly<Record<string, string>>): PartPlan {
  return { name: 'realtime', args: realtimeArgs, env, readiness: health(port), standbyAfterMs }
}

export function planDatabase(server: { port: number; password: string }): PartPlan {
  return {
    name: 'database',
    args: ['server/postgres/main.ts'],
    env: {},
    readiness: { kind: 'database', ...server },
  }
}

export function planDemo(env: Readonly<Record<string, string>>): PartPlan {
  return { name: 'demo', args: ['media/demo/main.ts', 'market-open'], env, readiness: { kind: 'running' } }
}

function health(port: number): Readiness {
  return { kind: 'http', url: `http://127.0.0.1:${port}/health` }
}
