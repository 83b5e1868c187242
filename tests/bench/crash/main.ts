import { z } from 'zod'
import { MediaProcess } from '#tests/support/media-process.ts'
import { seededRandom } from '#tests/support/random.ts'
import { runBench, type BenchResult } from '#tests/bench/run-bench.ts'
import { crashOnce, type CrashOutcome } from './crash-once.ts'

/**
 * `npm run bench:crash -- --times 30`: the media process dies by `kill -9` in random moments of shows whose
 * encoders reconnect, and of shows that end meanwhile. One JSON line; exit 1 when a recording does not play, lost more than one segment, or
 * media was not back in time.
 */
const flagSchema = z.object({
  times: z.coerce.number().int().min(1).default(30),
  seed: z.coerce.number().int().default(1),
  mostBackMs: z.coerce.number().default(3_000),
})

await runBench('crash', flagSchema, async (flags, dataDir): Promise<BenchResult> => {
  const random = seededRandom(flags.seed)
  const media = await MediaProcess.start({ dataDir })
  const outcomes: CrashOutcome[] = []
  for (let time = 0; time < flags.times; time++) {
    // Every third show is ended while nobody is there to finish its recording.
    outcomes.push(await crashOnce(media, { random, endsWhileDown: time % 3 === 2 }))
    process.stderr.write(`${JSON.stringify(outcomes.at(-1))}\n`)
  }
  await media.stop()
  const backMs = outcomes.map((outcome) => outcome.backMs)
  const mostLost = Math.max(...outcomes.map((outcome) => outcome.mostLost))
  const playable = outcomes.filter((outcome) => outcome.faults.length === 0 && outcome.segments > 0).length
  return {
    ok: playable === flags.times && mostLost <= 1 && Math.max(...backMs) <= flags.mostBackMs,
    kills: outcomes.length,
    playable,
    mostLost,
    mostGapsBelow: Math.max(...outcomes.map((outcome) => outcome.mostGapsBelow)),
    segmentsDecoded: outcomes.reduce((sum, { segments }) => sum + segments, 0),
    resumed: outcomes.filter(({ hasResumed }) => hasResumed).length,
    maxBackMs: Math.round(Math.max(...backMs)),
    maxPictureMs: Math.max(...outcomes.map(({ pictureMs }) => pictureMs ?? 0)),
    meanBackMs: Math.round(backMs.reduce((sum, ms) => sum + ms, 0) / backMs.length),
    faults: outcomes.flatMap(({ faults }) => faults).slice(0, 5),
  }
})
