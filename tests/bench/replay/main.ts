import { z } from 'zod'
import { listChapters } from '#server/programmes/list-chapters.ts'
import { runBench, type BenchResult } from '#tests/bench/run-bench.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { decodeRendition } from '#tests/support/decode-rendition.ts'
import { wholeSegments } from '#tests/support/live-programme.ts'
import { MediaProcess } from '#tests/support/media-process.ts'
import { seededRandom } from '#tests/support/random.ts'
import { makeShow, type EndedShow } from './make-show.ts'
import { readStoryboard } from './read-storyboard.ts'
import { seekAround } from './seek-around.ts'
import { clockDifferenceMs, wallClockOf } from './wall-clock.ts'

/**
 * `npm run bench:replay -- --minutes 1`: a show with interruptions and a clock in its picture. How soon after its end
 * all renditions play; whether seeking anywhere, the storyboard and the chapters show the right moment.
 */
const flagSchema = z.object({
  minutes: z.coerce.number().positive().default(10),
  interruptions: z.coerce.number().int().min(0).default(3),
  seeks: z.coerce.number().int().min(1).default(20),
  mostPlayableMs: z.coerce.number().default(2_000),
  /** A picture this far from its moment is the wrong one: drawing, encoding and the way here take a part of it. */
  mostOffMs: z.coerce.number().default(1_000),
})
type Flags = z.infer<typeof flagSchema>

await runBench('replay', flagSchema, async (flags, dataDir): Promise<BenchResult> => {
  const media = await MediaProcess.start({ dataDir })
  const browser = await launchBrowser()
  try {
    const show = await makeShow(media, flags)
    const segments = wholeSegments(await show.programme.playlist(show.broadcastId))
    const durationMs = segments.reduce((sum, { duration }) => sum + duration * 1_000, 0)
    const wallClock = wallClockOf(segments)
    const random = seededRandom(1)
    const placesMs = Array.from({ length: flags.seeks }, () => Math.round(random() * (durationMs - 500)))
    const master = `/hls/${show.programme.slug}/${show.broadcastId}/master.m3u8`
    const seeks = await seekAround(browser, media, { master, placesMs })
    const tiles = await readStoryboard(show.programme, show.broadcastId)
    const off = (clockMs: number, atMs: number): number => {
      const wallMs = wallClock(atMs)
      return wallMs === null ? Infinity : Math.abs(clockDifferenceMs(clockMs, wallMs))
    }
    const figures = {
      durationMs: Math.round(durationMs),
      playableMs: Math.round(show.playableMs),
      seeks: seeks.length,
      mostSeekOffMs: Math.round(Math.max(...seeks.map(({ clockMs, askedMs }) => off(clockMs, askedMs)))),
      mostSeekMs: Math.round(Math.max(...seeks.map(({ tookMs }) => tookMs))),
      tiles: tiles.length,
      mostTileOffMs: Math.round(Math.max(...tiles.map(({ clockMs, fromMs }) => off(clockMs, fromMs)))),
      longestTileMs: Math.max(...tiles.map(({ fromMs, toMs }) => toMs - fromMs)),
      hasPoster: (await show.programme.get(`${show.broadcastId}/poster.jpg`)).ok,
      ...(await checkChapters(show)),
      ...(await decodeAll(show)),
    }
    return { ok: isMet(figures, flags), ...figures }
  } finally {
    await browser.close()
    await media.stop()
  }
})

type Figures = {
  durationMs: number
  playableMs: number
  mostSeekOffMs: number
  tiles: number
  mostTileOffMs: number
  hasPoster: boolean
  chapters: number
  mostChapterOffMs: number
  segmentsDecoded: number
  faults: string[]
}

function isMet(figures: Figures, flags: Flags): boolean {
  const isRight = [figures.mostSeekOffMs, figures.mostTileOffMs, figures.mostChapterOffMs].every(
    (offMs) => offMs <= flags.mostOffMs,
  )
  const isWhole = figures.chapters === flags.interruptions && figures.faults.length === 0 && figures.hasPoster
  const hasTiles = figures.tiles >= Math.floor(figures.durationMs / 10_000)
  return (
    isRight &&
    isWhole &&
    hasTiles &&
    figures.segmentsDecoded > 0 &&
    figures.playableMs <= flags.mostPlayableMs
  )
}

/** Each stands where the playlist has its discontinuity. */
async function checkChapters({
  programme,
  broadcastId,
}: EndedShow): Promise<Pick<Figures, 'chapters' | 'mostChapterOffMs'>> {
  const chapters = await listChapters(broadcastId)
  let atMs = 0
  const breaksMs: number[] = []
  for (const segment of wholeSegments(await programme.playlist(broadcastId))) {
    if (segment.discontinuity) breaksMs.push(atMs)
    atMs += segment.duration * 1_000
  }
  const offs = chapters.map(({ mediaTimeMs }) =>
    Math.min(...breaksMs.map((at) => Math.abs(at - mediaTimeMs))),
  )
  return { chapters: chapters.length, mostChapterOffMs: Math.round(Math.max(0, ...offs)) }
}

async function decodeAll({ programme, broadcastId, renditions }: EndedShow) {
  const decoded = await Promise.all(
    renditions.map((rendition) => decodeRendition(programme, broadcastId, rendition)),
  )
  return {
    renditions,
    segmentsDecoded: decoded.reduce((sum, { segments }) => sum + segments, 0),
    gaps: decoded.map(({ gaps }) => gaps),
    faults: decoded.flatMap(({ faults }) => faults).slice(0, 5),
  }
}
