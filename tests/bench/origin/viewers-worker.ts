import { parentPort, workerData } from 'node:worker_threads'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { Tally, Viewer } from './viewer.ts'

/** Runs its share of the viewers in a thread of its own and says what they saw, from the time on that all are there. */
const taskSchema = z.object({
  host: z.string(),
  port: z.number(),
  folder: z.string(),
  viewers: z.number(),
  arriveSeconds: z.number(),
  watchSeconds: z.number(),
  isFollowing: z.boolean(),
})
export type ViewersTask = z.infer<typeof taskSchema>

export type ViewersReport = {
  playlists: number
  parts: number
  bytes: number
  cpuSeconds: number
  errors: [string, number][]
  arrivalMs: number[]
  partMs: number[]
  latenessMs: number[]
}

const task = taskSchema.parse(workerData)
const all: Viewer[] = []
const tally = new Tally()
const startedAt = performance.now()
for (let index = 0; index < task.viewers; index++) {
  const dueMs = (index / task.viewers) * task.arriveSeconds * 1_000
  const earlyMs = startedAt + dueMs - performance.now()
  if (earlyMs > 1) await delay(earlyMs)
  all.push(new Viewer(task, tally))
}
await delay(1_000)
parentPort?.postMessage('arrived', [])
const before = {
  playlists: tally.playlists,
  parts: tally.parts,
  bytes: tally.bytes,
  samples: tally.partMs.length,
  late: tally.latenessMs.length,
}
const cpuBefore = process.threadCpuUsage()
await delay(task.watchSeconds * 1_000)
const cpu = process.threadCpuUsage(cpuBefore)
const report: ViewersReport = {
  playlists: tally.playlists - before.playlists,
  parts: tally.parts - before.parts,
  bytes: tally.bytes - before.bytes,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  errors: [...tally.errors],
  arrivalMs: tally.arrivalMs,
  partMs: tally.partMs.slice(before.samples),
  latenessMs: tally.latenessMs.slice(before.late),
}
for (const viewer of all) viewer.stop()
parentPort?.postMessage(report, [])
