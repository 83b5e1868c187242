import { percentile } from '#tests/bench/percentile.ts'
import type { Reading } from './watch-page.ts'

/** The copied source; a transcoded rung; and whatever hls.js chooses of the ladder. */
export const levels = ['source', '480p', 'auto'] as const
export type Level = (typeof levels)[number]

export type Run = {
  mode: string
  gopSeconds: number
  /** No ladder was made beside it. */
  isAlone: boolean
  level: Level
  width: number
  frames: number
  p50Ms: number
  p95Ms: number
  firstFrameMs: number | null
  stalls: number
  errors: string[]
  player: Reading['player']
}

/** What each mode promises, in milliseconds. */
export const targets = {
  realtime: { source: { p50Ms: 1_000, p95Ms: 1_300 }, rung: { p50Ms: 1_300, p95Ms: 1_600 } },
  low: { p50Ms: 2_000 },
  firstFrameMs: 1_000,
} as const

export function summarise(
  reading: Reading,
  run: Pick<Run, 'mode' | 'gopSeconds' | 'isAlone' | 'level'>,
): Run {
  return {
    ...run,
    width: reading.width,
    frames: reading.latencies.length,
    p50Ms: percentile(reading.latencies, 0.5),
    p95Ms: percentile(reading.latencies, 0.95),
    firstFrameMs: reading.firstFrameMs === null ? null : Math.round(reading.firstFrameMs),
    stalls: reading.stalls,
    errors: [...new Set(reading.errors)],
    player: reading.player,
  }
}

/** What a run missed, in words; nothing when it met its targets. */
export function judgeRun(run: Run): string[] {
  const name = `${run.mode}, ${run.level}${run.isAlone ? ' alone' : ''}, keyframes every ${run.gopSeconds} s`
  const misses: string[] = []
  if (run.frames === 0) misses.push('no frame')
  if (run.stalls > 0) misses.push(`${run.stalls} stalls`)
  const { source, rung } = targets.realtime
  const realtime = run.level === 'source' ? source : rung
  const target: { p50Ms: number; p95Ms?: number } = run.mode === 'realtime' ? realtime : targets.low
  if (!(run.p50Ms <= target.p50Ms)) misses.push(`p50 ${run.p50Ms} ms`)
  if (target.p95Ms !== undefined && !(run.p95Ms <= target.p95Ms)) misses.push(`p95 ${run.p95Ms} ms`)
  return misses.map((miss) => `${name}: ${miss}`)
}
