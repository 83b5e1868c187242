import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LatencyMode } from '#lib/latency-mode.ts'
import { closeDb } from '#server/db.ts'
import { TestEncoder, type EncoderOptions } from '#tests/support/encoder.ts'
import { LiveProgramme } from '#tests/support/live-programme.ts'
import { MediaProcess } from '#tests/support/media-process.ts'
import { freePort } from '#tests/support/ports.ts'
import { makeMigratedDatabase, startTestPostgres } from '#tests/support/postgres.ts'

export type BenchStage = { dataDir: string; media: MediaProcess }

/** A database and a media process of the bench's own, for as long as `run` takes. */
export async function onBenchStage<Result>(run: (stage: BenchStage) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'caibo-bench-'))
  await chmod(dataDir, 0o711) // mkdtemp makes 0700, where PostgreSQL's system user may not enter
  const postgres = await startTestPostgres({ dataDir, port: await freePort() })
  const url = postgres.url('caibo')
  Object.assign(process.env, { DATABASE_URL: url, APP_SECRET: postgres.appSecret, LOG_LEVEL: 'warn' })
  let media: MediaProcess | null = null
  try {
    await makeMigratedDatabase(url)
    media = await MediaProcess.start({ dataDir })
    return await run({ dataDir, media })
  } finally {
    await media?.stop()
    await closeDb()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

export type BenchShow = {
  slug: string
  broadcastId: string
  encoder: TestEncoder
  /** A new encoder for the same show. */
  encode(): TestEncoder
}

export type ShowOptions = { latencyMode: LatencyMode; graceSeconds?: number }

/** A public programme on air, fed by an encoder. */
export async function startBenchShow(
  media: MediaProcess,
  programme: ShowOptions,
  encoding: Omit<EncoderOptions, 'url'>,
): Promise<BenchShow> {
  const show = await LiveProgramme.make(media, programme)
  const encode = (): TestEncoder => TestEncoder.start({ url: media.rtmpUrl(show.streamKey), ...encoding })
  const encoder = encode()
  return { slug: show.slug, broadcastId: await show.onAir(), encoder, encode }
}
