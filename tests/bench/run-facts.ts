import { execFileSync } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'

/** What every bench's line says besides its figures: a run counts only on a quiet machine. */
export function runFacts(): { commit: string; cores: number; loadAverage: number } {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  return { commit, cores: availableParallelism(), loadAverage: loadavg()[0] ?? 0 }
}
