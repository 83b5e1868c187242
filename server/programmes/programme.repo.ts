import type { Prisma } from '#generated/prisma/client.ts'
import { latencyModes, type LatencyMode } from '#lib/latency-mode.ts'
import { oneOf } from '#lib/one-of.ts'
import { visibilities, type ProgrammeContent, type Visibility } from '#lib/programmes.ts'
import { programmeStates, type ProgrammeState } from '#lib/programme-state.ts'
import type { WatchRule } from '#lib/watch-rule.ts'
import { db, type Db, type Tx } from '#server/db.ts'
import { broadcastSelect, notOver, readBroadcast, type BroadcastRow } from './broadcast.repo.ts'

/** The one that is not over and this many replays, newest first, come with a programme. */
const broadcastsRead = 21

const select = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  scene: true,
  language: true,
  riskText: true,
  startsAt: true,
  minutes: true,
  noticeKind: true,
  noticeReason: true,
  plannedAt: true,
  state: true,
  contentHash: true,
  approvedHash: true,
  latencyMode: true,
  graceSeconds: true,
  slateAfterSeconds: true,
  visibility: true,
  offersDownload: true,
  replayPolicy: true,
  institutionId: true,
  institution: { select: { name: true } },
  hosts: {
    orderBy: { position: 'asc' },
    select: { user: { select: { id: true, name: true, qualification: true } } },
  },
  broadcasts: {
    where: { OR: [{ state: notOver }, { replay: { state: 'published' } }] },
    orderBy: { createdAt: 'desc' },
    take: broadcastsRead,
    select: broadcastSelect,
  },
} satisfies Prisma.ProgrammeSelect

type SelectedProgramme = NonNullable<Awaited<ReturnType<typeof selectOne>>>
export type ProgrammeRow = Omit<SelectedProgramme, 'state' | 'latencyMode' | 'visibility' | 'broadcasts'> & {
  state: ProgrammeState
  visibility: Visibility
  latencyMode: LatencyMode
  broadcasts: BroadcastRow[]
}

export async function findProgrammeBySlug(slug: string): Promise<ProgrammeRow | null> {
  const row = await selectOne({ slug })
  return row && readProgramme(row)
}

export async function findProgrammeById(id: string): Promise<ProgrammeRow | null> {
  const row = await selectOne({ id })
  return row && readProgramme(row)
}

export async function findProgrammeIdBySlug(slug: string): Promise<string | null> {
  const row = await db().programme.findUnique({ where: { slug }, select: { id: true } })
  return row?.id ?? null
}

/** Programmes open to the public and cancelled ones still ahead, the furthest first, so that a cut loses the oldest. */
export async function listListedProgrammes(most: number, at: Date): Promise<ProgrammeRow[]> {
  const cancelled = { state: 'cancelled', noticeKind: 'cancelled', startsAt: { gt: at } }
  return selectMany({ OR: [{ state: 'approved' }, cancelled] }, most)
}

export async function listProgrammesById(ids: readonly string[]): Promise<ProgrammeRow[]> {
  return selectMany({ id: { in: [...ids] } })
}

export async function listProgrammesHostedBy(userId: string): Promise<ProgrammeRow[]> {
  return selectMany({ hosts: { some: { userId } } })
}

/** `institutionIds: null` is every institution. */
export async function listProgrammesOf(institutionIds: string[] | null): Promise<ProgrammeRow[]> {
  const where = institutionIds === null ? {} : { institutionId: { in: institutionIds } }
  return selectMany(where)
}

export async function findProgrammeState(
  programmeId: string,
  client: Db | Tx = db(),
): Promise<ProgrammeState | null> {
  const row = await client.programme.findUnique({ where: { id: programmeId }, select: { state: true } })
  return row && oneOf(programmeStates, row.state)
}

/** Who may watch the programme, in whatever state; null when there is none. */
export async function findWatchRule(programmeId: string): Promise<WatchRule | null> {
  return (await findWatchRules([programmeId])).get(programmeId) ?? null
}

export async function findWatchRules(programmeIds: readonly string[]): Promise<Map<string, WatchRule>> {
  const rows = await db().programme.findMany({
    where: { id: { in: [...programmeIds] } },
    select: { id: true, visibility: true, institutionId: true, hosts: { select: { userId: true } } },
  })
  return new Map(rows.map((row) => [row.id, readWatchRule(row, row.hosts)]))
}

type EntryRow = { state: string; noticeKind: string | null; rule: WatchRule }

/** All that decides on who enters the programme's room, in one reading; null when there is none. */
export async function findEntryRow(programmeId: string): Promise<EntryRow | null> {
  const row = await db().programme.findUnique({
    where: { id: programmeId },
    select: {
      state: true,
      noticeKind: true,
      visibility: true,
      institutionId: true,
      hosts: { select: { userId: true } },
    },
  })
  return row && { state: row.state, noticeKind: row.noticeKind, rule: readWatchRule(row, row.hosts) }
}

/** Who may watch a programme that was read already. */
export function watchRuleOf(row: ProgrammeRow): WatchRule {
  return readWatchRule(
    row,
    row.hosts.map(({ user }) => ({ userId: user.id })),
  )
}

/** Holds the programme's row, so that of two encoders arriving together one sees the other's broadcast. */
export async function lockProgramme(tx: Tx, programmeId: string) {
  await tx.$queryRaw`SELECT id FROM "Programme" WHERE id = ${programmeId} FOR NO KEY UPDATE`
  return tx.programme.findUnique({
    where: { id: programmeId },
    select: {
      id: true,
      institutionId: true,
      state: true,
      contentHash: true,
      graceSeconds: true,
      latencyMode: true,
    },
  })
}

export async function insertProgramme(
  tx: Tx,
  { hostIds, productIds, ...content }: ProgrammeContent,
  owner: { institutionId: string; contentHash: string },
): Promise<string> {
  const row = await tx.programme.create({
    data: {
      ...content,
      ...owner,
      hosts: { create: hostIds.map((userId, position) => ({ userId, position })) },
      shelf: { create: productIds.map((productId, position) => ({ productId, position })) },
    },
    select: { id: true },
  })
  return row.id
}

export async function updateProgrammeState(
  tx: Tx,
  programmeId: string,
  values: { state: ProgrammeState; approvedHash?: string },
): Promise<void> {
  await tx.programme.update({ where: { id: programmeId }, data: values, select: { id: true } })
}

function readWatchRule(
  row: { visibility: string; institutionId: string },
  hosts: readonly { userId: string }[],
): WatchRule {
  return {
    visibility: oneOf(visibilities, row.visibility),
    institutionId: row.institutionId,
    hostIds: hosts.map(({ userId }) => userId),
  }
}

async function selectOne(where: { slug: string } | { id: string }) {
  return db().programme.findUnique({ where, select })
}

async function selectMany(where: Prisma.ProgrammeWhereInput, take?: number): Promise<ProgrammeRow[]> {
  const rows = await db().programme.findMany({
    where,
    orderBy: { startsAt: 'desc' },
    select,
    ...(take ? { take } : {}),
  })
  return rows.map(readProgramme)
}

function readProgramme(row: SelectedProgramme): ProgrammeRow {
  return {
    ...row,
    state: oneOf(programmeStates, row.state),
    latencyMode: oneOf(latencyModes, row.latencyMode),
    visibility: oneOf(visibilities, row.visibility),
    broadcasts: row.broadcasts.map(readBroadcast),
  }
}
