import { isLive } from '#lib/broadcast-state.ts'
import { programmePhase, type ProgrammeView, type ReplayView } from '#lib/programmes.ts'
import { roomOf } from '#lib/rooms.ts'
import { now } from '#server/clock.ts'
import type { BroadcastRow } from './broadcast.repo.ts'
import { readPlanNotice } from './plan.repo.ts'
import type { ProgrammeRow } from './programme.repo.ts'
import { viewBroadcast } from './view-broadcast.ts'

/** The programme with what is live and what can be replayed, as anybody may see it. */
export function viewProgramme(row: ProgrammeRow): ProgrammeView {
  const open = row.broadcasts.find(({ state }) => isLive(state))
  const recorded = row.broadcasts.filter(({ replayState }) => replayState === 'published')
  const broadcast = open ? viewBroadcast(open) : null
  const replays = recorded.map((replay) => viewReplay(replay, row))
  const startsAt = row.startsAt.getTime()
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    scene: row.scene,
    language: row.language,
    riskText: row.riskText,
    institution: row.institution.name,
    state: row.state,
    startsAt,
    minutes: row.minutes,
    notice: readPlanNotice(row),
    latencyMode: row.latencyMode,
    visibility: row.visibility,
    phase:
      row.state === 'cancelled'
        ? 'over'
        : programmePhase({
            broadcast,
            replayedAt: recorded[0]?.liveAt?.getTime() ?? null,
            startsAt,
            minutes: row.minutes,
            now: now().getTime(),
          }),
    room: roomOf('programme', row.id),
    hosts: row.hosts.map(({ user }) => ({
      id: user.id,
      name: user.name,
      licenceNumber: user.qualification?.licenceNumber ?? null,
      employer: user.qualification?.employer ?? null,
    })),
    broadcast,
    replays,
    coverUrl: findCover(row, { open, replay: replays[0] }),
  }
}

/** A show of so long has a picture of itself: the first keyframe was looked at and kept. */
const firstPictureMs = 20_000
const shortestPicturedMs = 10_000

/** Of the running show, else of the newest replay. */
function findCover(
  { slug, visibility }: ProgrammeRow,
  shows: { open: BroadcastRow | undefined; replay: ReplayView | undefined },
): string | null {
  const url = visibility === 'public' ? `/hls/${slug}/cover.jpg` : null
  if (!shows.open) return shows.replay?.posterUrl ? url : null
  const sinceMs = now().getTime() - (shows.open.liveAt?.getTime() ?? Infinity)
  return sinceMs > firstPictureMs ? url : null
}

function viewReplay(
  row: BroadcastRow,
  { slug, visibility, offersDownload }: Pick<ProgrammeRow, 'slug' | 'visibility' | 'offersDownload'>,
): ReplayView {
  const durationMs = row.durationMs ?? row.mediaTimeMs
  // A page holds no pass while it loads its pictures, so only those of public programmes are named.
  const hasPoster = visibility === 'public' && durationMs >= shortestPicturedMs
  return {
    broadcastId: row.id,
    liveAt: (row.liveAt ?? row.createdAt).getTime(),
    durationMs,
    isUpright: row.isUpright,
    posterUrl: hasPoster ? `/hls/${slug}/${row.id}/poster.jpg` : null,
    download: offersDownload ? row.download : null,
  }
}
