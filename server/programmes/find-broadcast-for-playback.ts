import type { BroadcastState } from '#lib/broadcast-state.ts'
import type { Visibility } from '#lib/programmes.ts'
import {
  findBroadcast,
  findOpenBroadcast,
  listPublishedReplays,
  type BroadcastRow,
} from './broadcast.repo.ts'
import { isPublicProgramme } from './is-public-programme.ts'
import { findProgrammeIdBySlug } from './programme.repo.ts'

export type PlayableBroadcast = {
  broadcastId: string
  slug: string
  programmeId: string
  state: BroadcastState
  replayState: string | null
  /** Whether a watch token must come with the request. */
  visibility: Visibility
}

/**
 * What anybody may watch under a slug: the broadcast that is live, else the newest published replay;
 * with `broadcastId` that one alone. Null for previews, withdrawn replays, those
 * under review, and all of a programme that was cancelled.
 */
export async function findBroadcastForPlayback(asked: {
  slug: string
  broadcastId?: string
}): Promise<PlayableBroadcast | null> {
  const programmeId = await findProgrammeIdBySlug(asked.slug)
  if (programmeId === null) return null
  const row =
    asked.broadcastId === undefined ? await newest(programmeId) : await findBroadcast(asked.broadcastId)
  if (!row || row.programmeId !== programmeId || !isPublic(row)) return null
  // A cancelled programme shows nothing any more, its former replays neither.
  if (!(await isPublicProgramme(programmeId))) return null
  return {
    broadcastId: row.id,
    slug: row.slug,
    programmeId,
    state: row.state,
    replayState: row.replayState,
    visibility: row.visibility,
  }
}

async function newest(programmeId: string): Promise<BroadcastRow | null> {
  const open = await findOpenBroadcast(programmeId)
  if (open && isPublic(open)) return open
  const [replay] = await listPublishedReplays(programmeId, 1)
  return replay ?? null
}

function isPublic(row: BroadcastRow): boolean {
  return row.state === 'on-air' || row.state === 'interrupted' || row.replayState === 'published'
}
