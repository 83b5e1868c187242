import type { PlayersHealth } from '#lib/ingest-health.ts'
import { renditionNames, type RenditionName } from '#media/transcode/ladder.ts'
import { percentile } from './percentile.ts'
import type { PlayerReport } from './read-report.ts'

/** A player that has not reported for this long has gone; it reports each 30 s. */
const goneMs = 90_000

/** Stalls count for so long. */
const stallWindowMs = 60_000

const mostShows = 200
const mostPlayers = 5_000
const mostStalls = 20

type Player = {
  atMs: number
  startupMs: number | null
  latencyMs: number | null
  rendition: RenditionName | null
  state: string | null
  stalls: { atMs: number; ms: number }[]
}

/**
 * What players say of their playback, in memory only and for as long as they say it: statistics and nothing
 * else, since anybody may say anything. However many speak, it holds no more than its caps.
 */
export class PlayerReports {
  readonly #shows = new Map<string, Map<string, Player>>()

  add(broadcastId: string, report: PlayerReport, nowMs: number): void {
    const players = this.#open(broadcastId)
    const before = players.get(report.sessionId)
    // The oldest goes first: a map keeps the order in which its keys came.
    players.delete(report.sessionId)
    if (players.size >= mostPlayers) forgetFirst(players)
    const stalls = before?.stalls.filter((stall) => nowMs - stall.atMs < stallWindowMs) ?? []
    for (const ms of report.stallsMs) stalls.push({ atMs: nowMs, ms })
    players.set(report.sessionId, {
      atMs: nowMs,
      startupMs: report.startupMs ?? before?.startupMs ?? null,
      latencyMs: report.latencyMs ?? before?.latencyMs ?? null,
      rendition: report.rendition ?? before?.rendition ?? null,
      state: report.state ?? before?.state ?? null,
      stalls: stalls.slice(-mostStalls),
    })
    if (report.isLast) players.delete(report.sessionId)
  }

  read(broadcastId: string, nowMs: number): PlayersHealth {
    const players = this.#present(broadcastId, nowMs)
    const of = <Value>(pick: (player: Player) => Value | null): Value[] =>
      players.map(pick).filter((value) => value !== null)
    const [startups, latencies] = [of((player) => player.startupMs), of((player) => player.latencyMs)]
    const stalledMs = players.map(({ stalls }) => sumRecent(stalls, nowMs))
    const reporting = players.length
    return {
      reporting,
      startupMsP50: percentile(startups, 0.5),
      startupMsP95: percentile(startups, 0.95),
      latencyMsP50: percentile(latencies, 0.5),
      latencyMsP95: percentile(latencies, 0.95),
      stalledShare: reporting === 0 ? null : stalledMs.filter((ms) => ms > 0).length / reporting,
      stallSeconds: Math.round(stalledMs.reduce((sum, ms) => sum + ms, 0) / 100) / 10,
      renditions: sharesOf(of((player) => player.rendition)),
    }
  }

  /** How many players are in each state (CMCD's letters), over all broadcasts. */
  states(nowMs: number): Map<string, number> {
    const all = [...this.#shows.keys()].flatMap((broadcastId) => this.#present(broadcastId, nowMs))
    const states = new Map<string, number>()
    for (const { state } of all) states.set(state ?? 'unknown', (states.get(state ?? 'unknown') ?? 0) + 1)
    return states
  }

  #open(broadcastId: string): Map<string, Player> {
    const players = this.#shows.get(broadcastId) ?? new Map<string, Player>()
    this.#shows.delete(broadcastId)
    if (this.#shows.size >= mostShows) forgetFirst(this.#shows)
    this.#shows.set(broadcastId, players)
    return players
  }

  #present(broadcastId: string, nowMs: number): Player[] {
    const players = this.#shows.get(broadcastId)
    if (!players) return []
    for (const [sessionId, { atMs }] of players) {
      if (nowMs - atMs < goneMs) break
      players.delete(sessionId)
    }
    if (players.size === 0) this.#shows.delete(broadcastId)
    return [...players.values()]
  }
}

function forgetFirst(map: Map<string, unknown>): void {
  const [first] = map.keys()
  if (first !== undefined) map.delete(first)
}

function sumRecent(stalls: Player['stalls'], nowMs: number): number {
  return stalls.reduce((sum, { atMs, ms }) => sum + (nowMs - atMs < stallWindowMs ? ms : 0), 0)
}

/** Best first; what one player in fifty has is left out. */
function sharesOf(watched: readonly RenditionName[]): PlayersHealth['renditions'] {
  return renditionNames
    .map((name) => ({ name, share: watched.filter((each) => each === name).length / watched.length }))
    .filter(({ share }) => share >= 0.02)
    .map(({ name, share }) => ({ name, share: Math.round(share * 100) / 100 }))
}
