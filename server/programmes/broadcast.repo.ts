import { broadcastStates, type BroadcastState } from '#lib/broadcast-state.ts'
import { latencyModes, type LatencyMode } from '#lib/latency-mode.ts'
import { oneOf } from '#lib/one-of.ts'
import { downloadStates, visibilities, type ReplayDownload, type Visibility } from '#lib/programmes.ts'
import { db, type Db, type Tx } from '#server/db.ts'

/** Everything a broadcast's row is read from, here and below a programme. */
export const broadcastSelect = {
  id: true,
  programmeId: true,
  institutionId: true,
  state: true,
  epoch: true,
  graceSeconds: true,
  latencyMode: true,
  isUpright: true,
  mediaTimeMs: true,
  mediaClockAt: true,
  liveAt: true,
  interruptedAt: true,
  endedAt: true,
  createdAt: true,
  programme: {
    select: {
      slug: true,
      title: true,
      language: true,
      liveOnEncoder: true,
      replayPolicy: true,
      visibility: true,
      slateAfterSeconds: true,
    },
  },
  replay: { select: { state: true, durationMs: true, downloadState: true, downloadBytes: true } },
  encoders: { where: { disconnectedAt: null }, select: { id: true } },
} as const

export type BroadcastRow = {
  id: string
  programmeId: string
  institutionId: string
  slug: string
  title: string
  language: string
  liveOnEncoder: boolean
  replayPolicy: string
  visibility: Visibility
  slateAfterSeconds: number | null
  state: BroadcastState
  epoch: number
  graceSeconds: number
  latencyMode: LatencyMode
  isUpright: boolean
  mediaTimeMs: number
  mediaClockAt: Date | null
  liveAt: Date | null
  interruptedAt: Date | null
  endedAt: Date | null
  createdAt: Date
  replayState: string | null
  durationMs: number | null
  download: ReplayDownload | null
  openConnectionIds: string[]
}

export const notOver = { in: ['preview', 'on-air', 'interrupted'] }

export async function findBroadcast(
  broadcastId: string,
  client: Db | Tx = db(),
): Promise<BroadcastRow | null> {
  const row = await client.broadcast.findUnique({ where: { id: broadcastId }, select: broadcastSelect })
  return row && readBroadcast(row)
}

export async function findBroadcasts(broadcastIds: string[]): Promise<BroadcastRow[]> {
  const rows = await db().broadcast.findMany({ where: { id: { in: broadcastIds } }, select: broadcastSelect })
  return rows.map(readBroadcast)
}

/** The programme's one broadcast that is not over. */
export async function findOpenBroadcast(
  programmeId: string,
  client: Db | Tx = db(),
): Promise<BroadcastRow | null> {
  const row = await client.broadcast.findFirst({
    where: { programmeId, state: notOver },
    select: broadcastSelect,
  })
  return row && readBroadcast(row)
}

export async function listOpenBroadcasts(): Promise<BroadcastRow[]> {
  const rows = await db().broadcast.findMany({ where: { state: notOver }, select: broadcastSelect })
  return rows.map(readBroadcast)
}

/** Broadcasts that were public, are over, and have no replay row yet. */
export async function listOverWithoutReplay(): Promise<{ broadcastId: string; slug: string }[]> {
  const rows = await db().broadcast.findMany({
    where: { state: { in: ['ended', 'stopped'] }, liveAt: { not: null }, replay: null },
    select: { id: true, programme: { select: { slug: true } } },
  })
  return rows.map((row) => ({ broadcastId: row.id, slug: row.programme.slug }))
}

/** Broadcasts with a replay people may watch, newest first. */
export async function listPublishedReplays(programmeId: string, most: number): Promise<BroadcastRow[]> {
  const rows = await db().broadcast.findMany({
    where: { programmeId, replay: { state: 'published' } },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: broadcastSelect,
  })
  return rows.map(readBroadcast)
}

/** The id of the newest that was on air, over or not. */
export async function findNewestShownBroadcast(programmeId: string): Promise<string | null> {
  const row = await db().broadcast.findFirst({
    where: { programmeId, liveAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return row?.id ?? null
}

/** How and when the newest that was on air ended; null while it runs, or before there is any. */
export async function findNewestEnd(
  programmeId: string,
): Promise<{ endedAt: Date; endReason: string | null } | null> {
  const row = await db().broadcast.findFirst({
    where: { programmeId, liveAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { endedAt: true, endReason: true },
  })
  return row?.endedAt ? { endedAt: row.endedAt, endReason: row.endReason } : null
}

/** When the show before the newest one ended; null before the second show. */
export async function findPreviousEnd(programmeId: string): Promise<Date | null> {
  const row = await db().broadcast.findFirst({
    where: { programmeId, liveAt: { not: null } },
    orderBy: { liveAt: 'desc' },
    skip: 1,
    select: { endedAt: true },
  })
  return row?.endedAt ?? null
}

export async function insertBroadcast(
  tx: Tx,
  values: { programmeId: string; institutionId: string; graceSeconds: number; latencyMode: string },
): Promise<BroadcastRow> {
  return readBroadcast(await tx.broadcast.create({ data: values, select: broadcastSelect }))
}

/**
 * Holds the broadcast's row for the rest of the transaction, so that its changes happen one after
 * another. NO KEY: a chat window holds the room's counter while its rows refer to this one, and
 * must not wait for a change that itself waits for the counter.
 */
export async function lockBroadcast(tx: Tx, broadcastId: string): Promise<BroadcastRow | null> {
  await tx.$queryRaw`SELECT id FROM "Broadcast" WHERE id = ${broadcastId} FOR NO KEY UPDATE`
  return findBroadcast(broadcastId, tx)
}

export async function updateBroadcast(
  tx: Tx,
  broadcastId: string,
  values: {
    state?: BroadcastState
    epoch?: number
    graceSeconds?: number
    isUpright?: boolean
    mediaTimeMs?: number
    mediaClockAt?: Date | null
    liveAt?: Date
    interruptedAt?: Date | null
    endedAt?: Date
    endReason?: string
  },
): Promise<BroadcastRow> {
  return readBroadcast(
    await tx.broadcast.update({ where: { id: broadcastId }, data: values, select: broadcastSelect }),
  )
}

type SelectedBroadcast = Omit<
  BroadcastRow,
  | 'slug'
  | 'title'
  | 'language'
  | 'liveOnEncoder'
  | 'replayPolicy'
  | 'visibility'
  | 'slateAfterSeconds'
  | 'state'
  | 'latencyMode'
  | 'replayState'
  | 'durationMs'
  | 'download'
  | 'openConnectionIds'
> & {
  state: string
  latencyMode: string
  programme: {
    slug: string
    title: string
    language: string
    liveOnEncoder: boolean
    replayPolicy: string
    visibility: string
    slateAfterSeconds: number | null
  }
  replay: {
    state: string
    durationMs: number
    downloadState: string | null
    downloadBytes: bigint | null
  } | null
  encoders: { id: string }[]
}

export function readBroadcast({ programme, replay, encoders, ...row }: SelectedBroadcast): BroadcastRow {
  return {
    ...row,
    ...programme,
    visibility: oneOf(visibilities, programme.visibility),
    state: oneOf(broadcastStates, row.state),
    latencyMode: oneOf(latencyModes, row.latencyMode),
    replayState: replay?.state ?? null,
    durationMs: replay?.durationMs ?? null,
    download: replay && readDownload(replay),
    openConnectionIds: encoders.map((encoder) => encoder.id),
  }
}

function readDownload(replay: {
  downloadState: string | null
  downloadBytes: bigint | null
}): ReplayDownload | null {
  const { downloadState, downloadBytes } = replay
  if (downloadState === null) return null
  return { state: oneOf(downloadStates, downloadState), bytes: Number(downloadBytes ?? 0) }
}
