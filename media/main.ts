import { HlsHandler } from '#media/delivery/hls-handler.ts'
import { Playback } from '#media/delivery/playback.ts'
import { PreviewDoor } from '#media/delivery/preview-door.ts'
import { WatchGuard } from '#media/delivery/watch-guard.ts'
import { HealthDesk } from '#media/health/health-desk.ts'
import { HealthMetrics } from '#media/health/health-metrics.ts'
import { PlayerReports } from '#media/health/player-reports.ts'
import { QualityCounter } from '#media/health/quality-counter.ts'
import { Gate } from '#media/ingest/gate.ts'
import { KeyWatch } from '#media/ingest/key-watch.ts'
import { TlsDoor } from '#media/ingest/tls-door.ts'
import { MediaMetrics } from '#media/metrics.ts'
import { Origin } from '#media/origin.ts'
import { Chore } from '#media/replay/chore.ts'
import { DownloadDesk } from '#media/replay/download-desk.ts'
import { finishOldRecordings } from '#media/replay/finish-old-recordings.ts'
import { StoredExtras } from '#media/delivery/stored-extras.ts'
import { LineDesk } from '#media/replay/line-desk.ts'
import { RecordingKeeper } from '#media/replay/recording-keeper.ts'
import { Broadcasts } from '#media/runs/broadcasts.ts'
import { findInterrupted, resumeBroadcasts } from '#media/runs/resume-broadcasts.ts'
import { StateFollower } from '#media/runs/state-follower.ts'
import { findFfmpeg } from '#media/transcode/find-ffmpeg.ts'
import { rungNames } from '#media/transcode/ladder.ts'
import { probeCodecs, type ForeignCodec } from '#media/transcode/probe-codecs.ts'
import { closeDb } from '#server/db.ts'
import { env } from '#server/env.ts'
import { makeLog } from '#server/log.ts'
import { tlsFiles } from '#server/tls-certificate.ts'

const log = makeLog('media')
const { DATA_DIR: dataDir, FFMPEG_BIN, HOST, MEDIA_PORT, RTMP_PORT, RTMPS_PORT, LADDER: rungs } = env()

const [ffmpeg, interrupted] = await Promise.all([findFfmpeg(FFMPEG_BIN), findInterrupted()])
const readable = Promise.withResolvers<ReadonlySet<ForeignCodec>>()
const guard = new WatchGuard()
const follower = new StateFollower(log)
const broadcasts = new Broadcasts({
  dataDir,
  transcoding: {
    ffmpeg,
    readable: readable.promise,
    rungs: rungNames.filter((rung) => rungs.includes(rung)),
  },
  log,
  onPresence: (broadcast, isHere) => {
    if (!isHere) return follower.forget(broadcast)
    follower.follow(broadcast)
    guard.learn(broadcast.facts.slug).catch(() => {}) // The first viewer asks again.
  },
  onReported: () => void follower.reread(),
})
const files = tlsFiles(env())
const gate = new Gate({
  host: HOST,
  port: RTMP_PORT,
  tls: files && { port: RTMPS_PORT, door: new TlsDoor({ files, log }) },
  log,
  admit: (streamKey) => broadcasts.admit(streamKey),
  onEncoder: (encoder) => broadcasts.attach(encoder),
  onEncoderGone: (encoder, reason) => void broadcasts.detach(encoder, reason),
})
const keyWatch = new KeyWatch({ log, encoders: () => gate.encoders })
const playback = new Playback({ broadcasts, dataDir })
const reports = new PlayerReports()
const health = new HealthDesk({ broadcasts: () => broadcasts.all, reports })
const hls = new HlsHandler({
  playback,
  previewDoor: new PreviewDoor({ broadcasts, health, dataDir }),
  guard,
  extras: new StoredExtras({
    ...{ dataDir, ffmpeg, log },
    findRunning: (broadcastId) => broadcasts.find(broadcastId)?.storyboard,
  }),
  quality: new QualityCounter({
    reports,
    onReport: (report) => healthMetrics.takeReport(report),
    onOutcome: (outcome) => healthMetrics.countRequest(outcome),
  }),
})
const isRunning = (broadcastId: string) => broadcasts.find(broadcastId) !== undefined
const keeper = new RecordingKeeper({ dataDir, log, isRunning })
const lines = new LineDesk({ dataDir, log, isRunning })
const metrics = new MediaMetrics({ gate, broadcasts, orphanRecordings: () => keeper.orphanCount })
const healthMetrics = new HealthMetrics({ registry: metrics.registry, reports, health })
const origin = new Origin({ port: MEDIA_PORT, log, hls, metrics })
const downloads = new DownloadDesk({ dataDir, ffmpeg, log })
const chores = [
  new Chore({ name: 'recordings', everyMs: 60_000, log, run: () => keeper.look() }),
  new Chore({ name: 'captions', everyMs: 300_000, log, run: (signal) => lines.look(signal) }),
  new Chore({ name: 'downloads', everyMs: 5_000, log, run: (signal) => downloads.make(signal) }),
  new Chore({ name: 'withdrawals', everyMs: 1_000, log, run: () => downloads.withdraw() }),
]

// What was recorded is servable before the gate lets an encoder go on with it.
await resumeBroadcasts(broadcasts, interrupted, log)
await gate.start()
// Its /health says that encoders are taken too.
await origin.start()
keyWatch.start()
health.start()
await follower.start()
log.info({ rtmpPort: RTMP_PORT, mediaPort: MEDIA_PORT }, 'media is ready')
process.send?.('ready')
readable.resolve(probeCodecs(ffmpeg))
process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
const stopping = new AbortController()
const finishing = finishOldRecordings({ dataDir, log, signal: stopping.signal })
for (const chore of chores) chore.start()

async function stop(): Promise<void> {
  stopping.abort()
  await keyWatch.stop()
  await gate.stop()
  await broadcasts.stop()
  await health.stop()
  await follower.stop()
  await origin.stop()
  await Promise.all([finishing, ...chores.map((chore) => chore.stop())])
  await closeDb()
  log.info('media stopped')
}
