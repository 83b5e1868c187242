import { parseArgs } from 'node:util'
import { z } from 'zod'
import { recordingFolder } from '#media/store/recording.ts'
import { onBenchStage, startBenchShow, type BenchShow, type BenchStage } from '#tests/bench/bench-show.ts'
import { cpuSeconds, memoryMiB } from '#tests/bench/cpu-seconds.ts'
import { servePage } from '#tests/bench/latency/serve-page.ts'
import { percentile } from '#tests/bench/percentile.ts'
import { runFacts } from '#tests/bench/run-facts.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { lengthenRecording } from './lengthen-recording.ts'
import { measureReloads } from './measure-reloads.ts'
import { seekAround, type Seek } from './seek-around.ts'

/**
 * `npm run bench:dvr`: a live show of four hours (a short one whose segments are repeated on disk while the media process
 * is away), its playlist's reloads, and hls.js in Chromium seeking to places anywhere in it. Exit 1 when a reload after
 * the first is larger than `mostReloadBytes`, or a picture is not there within `mostSeekMs` (p95).
 */
const flagSchema = z.object({
  hours: z.coerce.number().positive().default(4),
  seeks: z.coerce.number().int().min(1).default(20),
  reloads: z.coerce.number().int().min(1).default(20),
  mostReloadBytes: z.coerce.number().default(4_096),
  mostSeekMs: z.coerce.number().default(1_000),
})
type Flags = z.infer<typeof flagSchema>

/** Long enough after a start of the media process for its updates to be short again. */
const settledSeconds = 26

async function main(): Promise<void> {
  const options = Object.fromEntries(
    Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
  )
  const flags = flagSchema.parse(parseArgs({ options }).values)
  process.exitCode = (await onBenchStage((stage) => bench(flags, stage))) ? 0 : 1
}

async function bench(flags: Flags, stage: BenchStage): Promise<boolean> {
  const { media } = stage
  const show = await startBenchShow(
    media,
    { latencyMode: 'low', graceSeconds: 1_800 },
    { width: 640, height: 360, fps: 25, gopSeconds: 2, bitrateKbps: 300 },
  )
  const segments = await lengthen(show, { ...stage, flags })
  const encoder = show.encode()
  try {
    const playlistUrl = `${media.url}/hls/${show.slug}/${show.broadcastId}/source.m3u8`
    await waitFor('the live edge', async () => (await count(playlistUrl)) > segments + settledSeconds / 2, {
      timeoutMs: 90_000,
      everyMs: 1_000,
    })
    const reloads = await measureReloads(playlistUrl, flags.reloads)
    const cpuBefore = await cpuSeconds(media.pid)
    const startedAt = performance.now()
    const seeks = await watch(show, { mediaUrl: media.url, seeks: flags.seeks })
    const cores = ((await cpuSeconds(media.pid)) - cpuBefore) / ((performance.now() - startedAt) / 1_000)
    const found = seeks.flatMap(({ ms }) => ms ?? [])
    const seekP95Ms = percentile(found, 0.95)
    const ok =
      reloads.largestBytes <= flags.mostReloadBytes &&
      found.length === flags.seeks &&
      seekP95Ms <= flags.mostSeekMs
    const line = {
      ...{ bench: 'dvr', ok, ...flags, segments, reachableSeconds: Math.round(seeks[0]?.rangeSeconds ?? 0) },
      ...{ ...reloads, seeksMade: seeks.length, seeksFound: found.length },
      seeksMissed: seeks.filter(({ ms }) => ms === null).map(({ place, shown }) => ({ place, shown })),
      ...{ seekP50Ms: percentile(found, 0.5), seekP95Ms, mediaMemoryMiB: await memoryMiB(media.pid) },
      mediaCores: Math.round(cores * 1_000) / 1_000,
    }
    process.stdout.write(`${JSON.stringify({ ...line, ...runFacts() })}\n`)
    return ok
  } finally {
    await encoder.stop()
  }
}

/** Ten seconds of show become hours of it while nobody looks. */
async function lengthen(
  { slug, broadcastId, encoder }: BenchShow,
  { media, dataDir, flags }: BenchStage & { flags: Flags },
): Promise<number> {
  const playlistUrl = `${media.url}/hls/${slug}/${broadcastId}/source.m3u8`
  await waitFor('ten seconds of show', async () => (await count(playlistUrl)) >= 6, { timeoutMs: 40_000 })
  await encoder.stop()
  await media.stop()
  const segments = await lengthenRecording(recordingFolder(dataDir, slug, broadcastId), flags.hours * 3_600)
  await media.restart()
  return segments
}

async function count(playlistUrl: string): Promise<number> {
  return ((await (await fetch(playlistUrl)).text()).match(/#EXTINF/g) ?? []).length
}

async function watch(
  show: BenchShow,
  { mediaUrl, seeks }: { mediaUrl: string; seeks: number },
): Promise<Seek[]> {
  const browser = await launchBrowser()
  const pages = await servePage(mediaUrl)
  try {
    const page = await browser.newPage()
    await page.goto(`${pages.url}/?rendition=source&master=/hls/${show.slug}/master.m3u8`)
    await waitFor(
      'the picture',
      () =>
        page.evaluate(
          `document.querySelector('video').currentTime > 0 && document.querySelector('video').readyState > 2`,
        ),
      {
        timeoutMs: 20_000,
      },
    )
    return await seekAround(page, seeks)
  } finally {
    await browser.close()
    await pages.stop()
  }
}

await main()
