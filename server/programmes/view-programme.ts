import { isLive } from '#lib/broadcast-state.ts'
import { programmePhase, type ProgrammeView, type ReplayView } from '#lib/programmes.ts'
import { roomOf } from '#lib/rooms.ts'
import { now } from '#server/clock.ts'
import type { BroadcastRow } from './broadcast.repo.ts'
import type { ProgrammeRow } from './programme.repo.ts'
import { viewBroadcast } from './view-broadcast.ts'

/** The programme with what is live and what can be replayed, as anybody may see it. */
export function viewProgramme(row: ProgrammeRow): ProgrammeView {
  const open = row.broadcasts.find(({ state }) => isLive(state))
  const recorded = row.broadcasts.filter(({ replayState }) => replayState === 'published')
  const broadcast = open ? viewBroadcast(open) : null
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
    latencyMode: row.latencyMode,
    visibility: row.visibility,
    phase: programmePhase({
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
    replays: recorded.map((replay) => viewReplay(replay, row.offersDownload)),
    coverUrl: findCover(row, open ?? recorded[0]),
  }
}

/** A running show has a picture of itself some seconds after it began. */
const firstPictureMs = 20_000

/** Only of programmes for everybody: a schedule holds no passes. */
function findCover({ slug, visibility }: ProgrammeRow, shown: BroadcastRow | undefined): string | null {
  const since = shown?.liveAt?.getTime() ?? Infinity
  const isThere = visibility === 'public' && now().getTime() - since > firstPictureMs
  return isThere ? `/hls/${slug}/cover.jpg` : null
}

function viewReplay(row: BroadcastRow, offersDownload: boolean): ReplayView {
  return {
    broadcastId: row.id,
    liveAt: (row.liveAt ?? row.createdAt).getTime(),
    durationMs: row.durationMs ?? row.mediaTimeMs,
    download: offersDownload ? row.download : null,
  }
}
