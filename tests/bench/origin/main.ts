import { mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { onBenchStage, startBenchShow, type BenchStage } from '#tests/bench/bench-show.ts'
import { memoryMiB } from '#tests/bench/cpu-seconds.ts'
import { runFacts } from '#tests/bench/run-facts.ts'
import { CountingProxy } from '#tests/support/counting-proxy.ts'
import { Nginx } from '#tests/support/nginx.ts'
import { runViewers, type ViewersRun } from './run-viewers.ts'

/**
 * `npm run bench:origin`: low-latency players, simulated, on a real show: straight on the media process, then behind
 * nginx with deploy/nginx. Exit 1 when an error is seen, a URL is asked of the media process twice, or nginx and
 * the media process together need more than `mostCores` for `viewers` × `kbits`. The load's own cores are told apart.
 */
const flagSchema = z.object({
  viewers: z.coerce.number().int().min(1).default(4_000),
  straight: z.coerce.number().int().min(1).default(500),
  arriving: z.coerce.number().int().min(1).default(5_000),
  seconds: z.coerce.number().min(2).default(20),
  kbits: z.coerce.number().default(600),
  mode: z.enum(['realtime', 'low']).default('low'),
  threads: z.coerce.number().int().min(1).default(2),
  mostCores: z.coerce.number().default(1),
  mostArrivalP99Ms: z.coerce.number().default(150),
})
type Flags = z.infer<typeof flagSchema>

async function main(): Promise<void> {
  const options = Object.fromEntries(
    Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
  )
  const flags = flagSchema.parse(parseArgs({ options }).values)
  const isMet = await onBenchStage((stage) => bench(flags, stage))
  process.exitCode = isMet ? 0 : 1
}

async function bench(flags: Flags, { media }: BenchStage): Promise<boolean> {
  // The cache is for memory: where the system has a file system for that, no disk is measured.
  const cacheFolder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'caibo-nginx-'))
  const show = await startBenchShow(
    media,
    { latencyMode: flags.mode },
    { width: 640, height: 360, fps: 25, gopSeconds: 2, bitrateKbps: flags.kbits - 96 },
  )
  const origin = await CountingProxy.start(media.settings.mediaPort)
  const nginx = await Nginx.start({ folder: cacheFolder, mediaPort: origin.port })
  try {
    const folder = `/hls/${show.slug}/${show.broadcastId}`
    const common = { host: '127.0.0.1', folder, threads: flags.threads, watchSeconds: flags.seconds }
    const straightTo = { ...common, port: media.settings.mediaPort }
    const behind = { ...common, port: nginx.httpPort }
    const mediaPid = { media: media.pid }
    const both = { nginx: nginx.pid, media: media.pid }
    const watching = { arriveSeconds: 8, isFollowing: true }
    const arriving = { viewers: flags.arriving, arriveSeconds: 10, isFollowing: false, watchSeconds: 1 }

    const straight = await runViewers({ ...straightTo, ...watching, viewers: flags.straight }, mediaPid)
    const rendersBefore = await countRenders(media.url)
    const straightArrival = await runViewers({ ...straightTo, ...arriving }, mediaPid)
    const renders = (await countRenders(media.url)) - rendersBefore
    const cachedArrival = await runViewers({ ...behind, ...arriving }, both)
    const cached = await runViewers({ ...behind, ...watching, viewers: flags.viewers }, both)
    const asked = [...origin.counts(/_HLS_msn|\.m4s$/).values()]
    const most = asked.reduce((max, count) => Math.max(max, count), 0)
    const result = judge({ flags, straight, straightArrival, cachedArrival, cached, most, renders })
    const line = {
      ...{ bench: 'origin', ok: Object.values(result).every(Boolean), result, ...flags },
      ...{ straight: perCore(straight), cached: perCore(cached), rendersWhileArriving: renders },
      ...{ straightArrival: arrivalOf(straightArrival), cachedArrival: arrivalOf(cachedArrival) },
      ...{ urlsAsked: asked.length, mostAskedOneUrl: most, mediaMemoryMiB: await memoryMiB(media.pid) },
      nginxErrors: (await nginx.errors()).split('\n').filter(Boolean).slice(0, 3),
    }
    process.stdout.write(`${JSON.stringify({ ...line, ...runFacts() })}\n`)
    return line.ok
  } finally {
    await show.encoder.stop()
    await nginx.stop()
    await origin.stop()
    await rm(cacheFolder, { recursive: true, force: true })
  }
}

type Runs = Record<'straight' | 'straightArrival' | 'cachedArrival' | 'cached', ViewersRun> & {
  flags: Flags
  most: number
  renders: number
}

/** In ten seconds of half-second parts: each rendition's playlist once a part, whole and as a delta, with room for the rest. */
const mostRenders = 200

function judge({
  flags,
  straight,
  straightArrival,
  cachedArrival,
  cached,
  most,
  renders,
}: Runs): Record<string, boolean> {
  const runs = [straight, straightArrival, cachedArrival, cached]
  const cores = Object.values(cached.cores).reduce((sum, value) => sum + value, 0)
  return {
    nothingFailed: runs.every(({ errors }) => Object.keys(errors).length === 0),
    somethingSeen: straight.partsASecond > 0 && cached.partsASecond > 0,
    eachUrlOnce: most === 1,
    // The picture of a test may be simpler than its bitrate: nine tenths of it must have come to each viewer.
    wholePicture: cached.kbitsAViewer >= 0.9 * flags.kbits,
    coresMet: cores <= flags.mostCores,
    // A figure of those who were answered says nothing of those who were not.
    allAnswered: runs.every(({ answered, viewers }) => answered === viewers),
    renderedOnceAPart: renders > 0 && renders <= mostRenders,
    arrivalMet: [straightArrival, cachedArrival].every(
      ({ firstPlaylistP99Ms }) => firstPlaylistP99Ms <= flags.mostArrivalP99Ms,
    ),
  }
}

/** Of those who come, take a playlist and a part, and go: rates say nothing of them. */
function arrivalOf(run: ViewersRun): Partial<ViewersRun> {
  const { viewers, answered, firstPlaylistP99Ms, partP99Ms, errors } = run
  return { viewers, answered, firstPlaylistP99Ms, partP99Ms, errors }
}

async function countRenders(mediaUrl: string): Promise<number> {
  const text = await (await fetch(`${mediaUrl}/metrics`)).text()
  return Number(/^\w*media_playlist_renders\w* (\d+)/m.exec(text)?.[1] ?? Number.NaN)
}

/** What one core of the serving processes would do, by what they used. */
function perCore(
  run: ViewersRun,
): ViewersRun & Record<'playlistsACore' | 'megabytesACore' | 'viewersACore', number> {
  const cores = Object.values(run.cores).reduce((sum, value) => sum + value, 0)
  return {
    ...run,
    playlistsACore: Math.round(run.playlistsASecond / cores),
    megabytesACore: Math.round(run.megabytesASecond / cores),
    viewersACore: Math.round(run.viewers / cores),
  }
}

await main()
