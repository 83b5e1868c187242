import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { listChapters } from '#server/programmes/list-chapters.ts'
import { runBench, type BenchResult } from '#tests/bench/run-bench.ts'
import { Seeded } from '#tests/support/fuzz/seeded.ts'
import { countConnections } from '#tests/support/evidence.ts'
import { LiveProgramme } from '#tests/support/live-programme.ts'
import { MediaProcess } from '#tests/support/media-process.ts'
import { TcpRelay } from '#tests/support/tcp-relay.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { cutEncoder, cutKinds, type Cut } from './cut-encoder.ts'
import { judgeRecording, type RecordingFigures } from './judge-recording.ts'
import { Watchers, type WatchFigures } from './watchers.ts'

/**
 * `npm run bench:drops -- --cuts 30`: an encoder is killed, stopped, held up by its network or left half-open at
 * random moments and comes back within the grace period; players of every rendition fetch everything. One JSON
 * line; exit 1 when a number is missing, an answer is an error, the picture is late or the recording is not
 * whole. "Picture back" is a new clock in the picture, decoded by ffmpeg from the part that a player got.
 */
const flagSchema = z.object({
  cuts: z.coerce.number().int().min(1).default(30),
  seed: z.coerce.number().int().default(1),
  mostBackMs: z.coerce.number().default(6_000),
  mostDriftMs: z.coerce.number().default(100),
})
type Flags = z.infer<typeof flagSchema>

const picture = {
  ...{ width: 960, height: 400, fps: 20, bitrateKbps: 800, gopSeconds: 2 },
  ...{ withClock: true, stampsClock: true },
} as const

await runBench('drops', flagSchema, async (flags, dataDir): Promise<BenchResult> => {
  const media = await MediaProcess.start({ dataDir })
  const relay = await TcpRelay.start(media.settings.rtmpPort)
  const programme = await LiveProgramme.make(media, { graceSeconds: 60 })
  const run = await cutManyTimes({ flags, media, relay, programme, dataDir })
  const chapters = await listChapters(run.broadcastId)
  const recording = await judgeRecording(programme, {
    ...{ broadcastId: run.broadcastId, folder: dataDir },
    pauses: run.cuts.filter(({ kind }) => kind === 'pause').length,
  })
  await relay.stop()
  await media.stop()
  const gapChapters = chapters.filter(({ kind }) => kind === 'resumed').length
  const missed = judge({ ...run, recording, gapChapters }, flags)
  const kinds = Object.fromEntries(
    cutKinds.map((kind) => [kind, run.cuts.filter((cut) => cut.kind === kind).length]),
  )
  const { watched, backMs, recordings } = run
  return { ok: missed.length === 0, missed, kinds, watched, backMs, recordings, recording, gapChapters }
})

type Run = {
  broadcastId: string
  cuts: Cut[]
  /** From each return to a new picture in a player's hands; null when there was none. */
  backMs: (number | null)[]
  watched: WatchFigures
  recordings: number
}

type Scene = { flags: Flags; media: MediaProcess; relay: TcpRelay; programme: LiveProgramme; dataDir: string }

async function cutManyTimes({ flags, media, relay, programme, dataDir }: Scene): Promise<Run> {
  const random = new Seeded(flags.seed)
  const encode = (): ReturnType<LiveProgramme['encode']> =>
    programme.encode({ ...picture, rtmpPort: relay.port })
  let encoder = encode()
  const broadcastId = await programme.onAir()
  await programme.segments(broadcastId, 2)
  const ids = new Set([broadcastId])
  const watchers = await Watchers.start(`${media.url}/hls/${programme.slug}/${broadcastId}`, dataDir)
  const isConnected = async (): Promise<boolean> =>
    (await programme.broadcast(broadcastId))?.encoderConnected ?? false
  const countAccepted = (): Promise<number> => countConnections(broadcastId)
  const cuts: Cut[] = []
  const backMs: (number | null)[] = []
  for (let times = 0; times < flags.cuts; times++) {
    await delay(2_500 + random.below(4_000))
    const kind = cutKinds[times % cutKinds.length] ?? 'kill'
    const lastClock = await watchers.clockNow()
    const cut = await cutEncoder({ relay, encode, isConnected, countAccepted }, { kind, encoder, random })
    encoder = cut.encoder
    cuts.push(cut)
    backMs.push(await watchers.pictureAfter(cut.backAt, lastClock))
    ids.add((await programme.openBroadcast())?.id ?? 'none')
    process.stderr.write(`${times + 1} ${kind}: picture after ${backMs.at(-1)} ms\n`)
  }
  await delay(3_000)
  await encoder.stop()
  await programme.end(broadcastId)
  await waitFor('the replay', async () => (await programme.playlist(broadcastId)).endlist, {
    timeoutMs: 20_000,
  })
  return { broadcastId, cuts, backMs, watched: await watchers.ended(), recordings: ids.size }
}

function judge(found: Run & { recording: RecordingFigures; gapChapters: number }, flags: Flags): string[] {
  const { watched, recording, cuts, backMs, recordings, gapChapters } = found
  const interruptions = cuts.filter(({ kind }) => kind !== 'pause').length
  const held = {
    missingNumbers: watched.missing === 0 && watched.segments > 0,
    httpErrors: watched.faults.length === 0,
    lostSegments: watched.sourceGaps === 0,
    pictureBack: backMs.every((ms) => ms !== null && ms <= flags.mostBackMs),
    oneRecording: recordings === 1,
    mediaTime: recording.clocksRead > 0 && recording.mostDriftMs <= flags.mostDriftMs,
    chapters: gapChapters === interruptions,
  }
  return Object.entries(held).flatMap(([name, isTrue]) => (isTrue ? [] : [name]))
}
