import { Worker } from 'node:worker_threads'
import { percentile } from '#tests/bench/percentile.ts'
import { cpuSeconds } from '#tests/bench/cpu-seconds.ts'
import type { ViewersReport, ViewersTask } from './viewers-worker.ts'

export type ViewersRun = {
  viewers: number
  seconds: number
  playlistsASecond: number
  partsASecond: number
  megabytesASecond: number
  kbitsAViewer: number
  /** Viewers who got their first playlist. */
  answered: number
  firstPlaylistP99Ms: number
  partP99Ms: number
  latenessP50Ms: number
  latenessP99Ms: number
  errors: Record<string, number>
  /** Cores of each watched process, by name. */
  cores: Record<string, number>
  loadCores: number
}

/** Lets viewers watch, spread over threads, and measures what they saw and what the named processes used meanwhile. */
export async function runViewers(
  task: ViewersTask & { threads: number },
  pids: Record<string, number>,
): Promise<ViewersRun> {
  const { threads, viewers } = task
  const arrivals: Promise<unknown>[] = []
  const reports: Promise<ViewersReport>[] = []
  for (let index = 0; index < threads; index++) {
    const share = Math.floor(viewers / threads) + (index < viewers % threads ? 1 : 0)
    const worker = new Worker(new URL('./viewers-worker.ts', import.meta.url), {
      workerData: { ...task, viewers: share },
    })
    const failed = new Promise<never>((_, reject) => worker.once('error', reject))
    arrivals.push(Promise.race([failed, new Promise((resolve) => worker.once('message', resolve))]))
    reports.push(
      Promise.race([
        failed,
        new Promise<ViewersReport>((resolve) =>
          worker.on('message', (message: ViewersReport | 'arrived') => {
            if (message !== 'arrived') resolve(message)
          }),
        ),
      ]),
    )
  }
  await Promise.all(arrivals)
  const before = await readCpu(pids)
  const startedAt = performance.now()
  const seen = await Promise.all(reports)
  const seconds = (performance.now() - startedAt) / 1_000
  const after = await readCpu(pids)
  const cores: Record<string, number> = {}
  for (const name of Object.keys(pids))
    cores[name] = round(((after[name] ?? 0) - (before[name] ?? 0)) / seconds)
  return { ...summarise(seen, task), viewers, seconds: round(seconds), cores }
}

function summarise(
  seen: ViewersReport[],
  { viewers, watchSeconds }: ViewersTask,
): Omit<ViewersRun, 'viewers' | 'seconds' | 'cores'> {
  const total = (of: (report: ViewersReport) => number): number =>
    seen.reduce((sum, report) => sum + of(report), 0)
  const all = (of: (report: ViewersReport) => number[]): number[] => seen.flatMap(of)
  const bytes = total((report) => report.bytes)
  const errors = new Map<string, number>()
  for (const [what, count] of seen.flatMap((report) => report.errors))
    errors.set(what, (errors.get(what) ?? 0) + count)
  return {
    playlistsASecond: Math.round(total((report) => report.playlists) / watchSeconds),
    partsASecond: Math.round(total((report) => report.parts) / watchSeconds),
    megabytesASecond: round(bytes / 1e6 / watchSeconds),
    kbitsAViewer: Math.round((bytes * 8) / 1_000 / watchSeconds / viewers),
    answered: total((report) => report.arrivalMs.length),
    firstPlaylistP99Ms: percentile(
      all((report) => report.arrivalMs),
      0.99,
    ),
    partP99Ms: percentile(
      all((report) => report.partMs),
      0.99,
    ),
    latenessP50Ms: percentile(
      all((report) => report.latenessMs),
      0.5,
    ),
    latenessP99Ms: percentile(
      all((report) => report.latenessMs),
      0.99,
    ),
    errors: Object.fromEntries(errors),
    loadCores: round(total((report) => report.cpuSeconds) / watchSeconds),
  }
}

async function readCpu(pids: Record<string, number>): Promise<Record<string, number>> {
  const entries = await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => [name, await cpuSeconds(pid)] as const),
  )
  return Object.fromEntries(entries)
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
