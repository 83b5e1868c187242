import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { latencyModes } from '#lib/latency-mode.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { MediaProcess } from '#tests/support/media-process.ts'
import { startBenchShow } from '#tests/bench/bench-show.ts'
import { percentile } from '#tests/bench/percentile.ts'
import { runBench } from '#tests/bench/run-bench.ts'
import { measureFirstFrames } from './first-frame.ts'
import { startNginxRtmp } from './nginx-rtmp.ts'
import { servePage } from './serve-page.ts'
import { judgeRun, levels, summarise, targets, type Run } from './summary.ts'
import { watchPage } from './watch-page.ts'

/**
 * `npm run bench:latency`: glass to glass through RTMP, packager and hls.js in Chromium, by a clock in the
 * picture; the same through nginx-rtmp; and from opening the product's live page to its first frame.
 */
const flagSchema = z.object({
  /** Of each run, once the player has settled. */
  seconds: z.coerce.number().min(5).default(20),
  modes: list(latencyModes.filter((mode) => mode !== 'normal')),
  levels: list(levels),
  gops: z
    .string()
    .default('1,2')
    .transform((text) => text.split(',').map(Number)),
  /** The copied source once more, with no ladder beside it. */
  alone: z.enum(['yes', 'no']).default('yes'),
  /** How long mode low must play without a stall; 0 leaves it out. */
  stallSeconds: z.coerce.number().min(0).default(600),
  /** Openings of the live page of the whole product; 0 leaves it out. */
  openings: z.coerce.number().int().min(0).default(9),
  nginx: z.enum(['yes', 'no']).default('yes'),
})
type Flags = z.infer<typeof flagSchema>
type Place = { flags: Flags; media: MediaProcess; browser: Browser; pageUrl: string }

await runBench('latency', flagSchema, async (flags, dataDir) => {
  const browser = await launchBrowser()
  const media = await MediaProcess.start({ dataDir })
  const pages = await servePage(media.url)
  const place = { flags, media, browser, pageUrl: pages.url }
  try {
    const runs: Run[] = []
    for (const mode of flags.modes)
      for (const gopSeconds of flags.gops) runs.push(...(await runShow(place, { mode, gopSeconds })))
    if (flags.alone === 'yes') runs.push(...(await runAlone(place, dataDir)))
    const long = flags.stallSeconds > 0 ? await playLong(place) : null
    const nginxRtmp = flags.nginx === 'yes' ? await playNginx(flags, browser) : null
    const firstFrame = flags.openings > 0 ? await openLivePage(flags.openings, browser) : null
    const misses = [...runs, ...(long ? [long] : [])].flatMap(judgeRun)
    if (firstFrame && !(firstFrame.p50Ms <= targets.firstFrameMs)) misses.push('first frame of the live page')
    if (nginxRtmp && nginxRtmp.frames === 0) misses.push('nginx-rtmp showed nothing')
    return { ok: misses.length === 0 && runs.length > 0, misses, runs, long, nginxRtmp, firstFrame, targets }
  } finally {
    await pages.stop()
    await media.stop()
    await browser.close()
  }
})

/** One show in this mode with this keyframe distance, watched at every level, one after the other. */
async function runShow(
  { flags, media, browser, pageUrl }: Place,
  show: { mode: Flags['modes'][number]; gopSeconds: number; isAlone?: boolean },
): Promise<Run[]> {
  const { slug, encoder } = await startBenchShow(
    media,
    { latencyMode: show.mode },
    { gopSeconds: show.gopSeconds, withClock: true },
  )
  const runs: Run[] = []
  try {
    for (const level of flags.levels) {
      const url = `${pageUrl}/?level=${level}&master=/hls/${slug}/master.m3u8`
      runs.push(
        summarise(await watchPage(browser, { url, seconds: flags.seconds }), {
          isAlone: false,
          ...show,
          level,
        }),
      )
    }
  } finally {
    await encoder.stop()
  }
  return runs
}

/** The copied source of each mode, from a media process that makes no rung below it. */
async function runAlone(place: Place, dataDir: string): Promise<Run[]> {
  const media = await MediaProcess.start({ dataDir, env: { LADDER: 'none' } })
  const pages = await servePage(media.url)
  const flags = { ...place.flags, levels: ['source' as const] }
  const runs: Run[] = []
  try {
    for (const mode of flags.modes)
      runs.push(
        ...(await runShow(
          { ...place, flags, media, pageUrl: pages.url },
          { mode, gopSeconds: 2, isAlone: true },
        )),
      )
    return runs
  } finally {
    await pages.stop()
    await media.stop()
  }
}

async function playLong(place: Place): Promise<Run | null> {
  const flags = { ...place.flags, seconds: place.flags.stallSeconds, levels: ['source' as const] }
  const [run] = await runShow({ ...place, flags }, { mode: 'low', gopSeconds: 2 })
  return run ?? null
}

async function playNginx(flags: Flags, browser: Browser): Promise<Run> {
  const nginx = await startNginxRtmp({ withClock: true })
  const pages = await servePage(nginx.url)
  try {
    const url = `${pages.url}/?level=auto&master=/hls/show.m3u8`
    const reading = await watchPage(browser, { url, seconds: flags.seconds })
    const run = { mode: 'nginx-rtmp, 2-s fragments', gopSeconds: 2, isAlone: true, level: 'source' } as const
    return summarise(reading, run)
  } finally {
    await pages.stop()
    await nginx.stop()
  }
}

async function openLivePage(
  count: number,
  browser: Browser,
): Promise<{ openings: number; p50Ms: number; mostMs: number }> {
  const times = await measureFirstFrames(browser, count)
  return { openings: times.length, p50Ms: percentile(times, 0.5), mostMs: Math.round(Math.max(...times)) }
}

/** A comma-separated choice of these; all of them unless said. */
function list<Name extends string>(names: readonly Name[]) {
  return z
    .string()
    .default(names.join(','))
    .transform((text) => names.filter((name) => text.split(',').includes(name)))
}
