import { z } from 'zod'
import { MediaProcess } from '#tests/support/media-process.ts'
import { runBench } from '#tests/bench/run-bench.ts'
import { makeClip } from '#tests/bench/looped-clip.ts'
import { startLoopedShow } from './looped-show.ts'
import { measureShows, type ShowFigures } from './measure.ts'

/**
 * `npm run bench:ladder`: what a broadcast costs, its share of the media process and its ffmpeg, copied and
 * with its whole ladder; and how many copied ones run at once in one media process.
 */
const flagSchema = z.object({
  /** Of each measurement, after a warm-up. */
  seconds: z.coerce.number().min(5).default(30),
  /** Copied broadcasts at once; doubled as long as they hold, up to `most`. */
  broadcasts: z.coerce.number().int().min(1).default(10),
  most: z.coerce.number().int().min(1).default(20),
  ladders: z.enum(['yes', 'no']).default('yes'),
})

const targets = { copiedCpuCores: 0.05, copiedMemoryMiB: 60 } as const

await runBench('ladder', flagSchema, async (flags, dataDir) => {
  const clips = {
    hd: await makeClip(dataDir, { width: 1280, height: 720, fps: 30, kbps: 2_500 }),
    fullHd: await makeClip(dataDir, { width: 1920, height: 1080, fps: 30, kbps: 4_500 }),
  }
  const measure = async (count: number, clip: string, ladder: string): Promise<ShowFigures> => {
    const media = await MediaProcess.start({ dataDir, env: { LADDER: ladder } })
    try {
      const start = () => startLoopedShow(media, clip)
      return await measureShows(media, { count, seconds: flags.seconds, start })
    } finally {
      await media.stop()
    }
  }
  const copiedAlone = await measure(1, clips.hd, 'none')
  const crowds: ShowFigures[] = []
  for (let count = flags.broadcasts; count <= flags.most; count *= 2) {
    const crowd = await measure(count, clips.hd, 'none')
    crowds.push(crowd)
    if (!crowd.isWhole) break
  }
  const ladders =
    flags.ladders === 'yes'
      ? { hd: await measure(1, clips.hd, ''), fullHd: await measure(1, clips.fullHd, '') }
      : null
  // How many more than those there are room for is a figure, not a target.
  const misses = [copiedAlone, ...crowds.slice(0, 1)].flatMap(judgeCopied)
  return { ok: misses.length === 0 && crowds.length > 0, misses, copiedAlone, crowds, ladders, targets }
})

function judgeCopied({ count, isWhole, cpuCoresEach, memoryMiBEach }: ShowFigures): string[] {
  const misses: string[] = []
  if (!isWhole) misses.push('segments are missing')
  if (!(cpuCoresEach <= targets.copiedCpuCores)) misses.push(`${cpuCoresEach} cores each`)
  // The first show alone brings what the process itself needs for its first show.
  if (count > 1 && !(memoryMiBEach <= targets.copiedMemoryMiB)) misses.push(`${memoryMiBEach} MiB each`)
  return misses.map((miss) => `${count} copied: ${miss}`)
}
