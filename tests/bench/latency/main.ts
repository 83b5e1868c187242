import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { closeDb } from '#server/db.ts'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { TestEncoder } from '#tests/support/encoder.ts'
import { makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import { MediaProcess } from '#tests/support/media-process.ts'
import { freePort } from '#tests/support/ports.ts'
import { makeMigratedDatabase, startTestPostgres } from '#tests/support/postgres.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { percentile } from '#tests/bench/percentile.ts'
import { Meter } from '#tests/bench/process-figures.ts'
import { runFacts } from '#tests/bench/run-facts.ts'
import { servePage } from './serve-page.ts'
import { watchPage, type Reading } from './watch-page.ts'

/**
 * `npm run bench:latency -- --seconds 60`: glass to glass through RTMP, packager and hls.js in Chromium, by
 * a clock in the picture. One JSON line; exit 1 when the picture is later than `mostP50Ms` or stalls.
 */
const flagSchema = z.object({
  seconds: z.coerce.number().min(5).default(60),
  mode: z.enum(['realtime', 'low']).default('low'),
  mostP50Ms: z.coerce.number().default(2_500),
})
type Flags = z.infer<typeof flagSchema>

const gops = [1, 2] as const
const renditions = ['source', '480p'] as const

async function main(): Promise<void> {
  const options = Object.fromEntries(
    Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
  )
  const flags = flagSchema.parse(parseArgs({ options }).values)
  const dataDir = await mkdtemp(join(tmpdir(), 'caibo-bench-'))
  await chmod(dataDir, 0o711) // mkdtemp makes 0700, where PostgreSQL's system user may not enter
  const postgres = await startTestPostgres({ dataDir, port: await freePort() })
  const url = postgres.url('caibo')
  Object.assign(process.env, { DATABASE_URL: url, APP_SECRET: postgres.appSecret, LOG_LEVEL: 'warn' })
  const browser = await launchBrowser()
  try {
    await makeMigratedDatabase(url)
    process.exitCode = (await bench(flags, { dataDir, browser })) ? 0 : 1
  } finally {
    await browser.close()
    await closeDb()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function bench(
  flags: Flags,
  { dataDir, browser }: { dataDir: string; browser: Browser },
): Promise<boolean> {
  const media = await MediaProcess.start({ dataDir })
  const pages = await servePage(media.url)
  const meter = new Meter([media.url])
  await meter.start()
  const runs: Run[] = []
  for (const gopSeconds of gops)
    runs.push(...(await runOnce({ flags, media, browser, pageUrl: pages.url, gopSeconds })))
  await meter.stop()
  await pages.stop()
  await media.stop()
  const isMet = runs.every((run) => run.frames > 0 && run.stalls === 0 && run.p50Ms <= flags.mostP50Ms)
  const line = {
    bench: 'latency',
    ok: isMet,
    ...flags,
    runs,
    mediaCpuCores: meter.figures.cpuCores[0],
    mediaMemoryMiB: meter.figures.memoryMiB[0],
  }
  process.stdout.write(`${JSON.stringify({ ...line, ...runFacts() })}\n`)
  return isMet
}

type Run = {
  gopSeconds: number
  rendition: string
  width: number
  frames: number
  p50Ms: number
  p95Ms: number
  firstFrameMs: number | null
  stalls: number
  errors: string[]
}

type Stage = { flags: Flags; media: MediaProcess; browser: Browser; pageUrl: string; gopSeconds: number }

/** One show with this keyframe distance, watched in every rendition, one after the other. */
async function runOnce({ flags, media, browser, pageUrl, gopSeconds }: Stage): Promise<Run[]> {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const { programmeId, slug } = await makeProgramme({
    institutionId,
    hostId,
    liveOnEncoder: true,
    latencyMode: flags.mode,
  })
  const streamKey = await addStreamKey({ programmeId, actorId: hostId })
  const encoder = TestEncoder.start({ url: media.rtmpUrl(streamKey), gopSeconds, withClock: true })
  const master = `/hls/${slug}/master.m3u8`
  try {
    await waitFor('the show to be on air', async () => (await fetch(`${media.url}${master}`)).ok, {
      timeoutMs: 20_000,
    })
    const runs: Run[] = []
    for (const rendition of renditions) {
      const url = `${pageUrl}/?rendition=${rendition}&master=${master}`
      runs.push(
        summarise(await watchPage(browser, { url, seconds: flags.seconds }), { gopSeconds, rendition }),
      )
    }
    return runs
  } finally {
    await encoder.stop()
  }
}

function summarise(reading: Reading, run: { gopSeconds: number; rendition: string }): Run {
  return {
    ...run,
    width: reading.width,
    frames: reading.latencies.length,
    p50Ms: percentile(reading.latencies, 0.5),
    p95Ms: percentile(reading.latencies, 0.95),
    firstFrameMs: reading.firstFrameMs === null ? null : Math.round(reading.firstFrameMs),
    stalls: reading.stalls,
    errors: [...new Set(reading.errors)],
  }
}

await main()
