import type { Visibility } from '#lib/programmes.ts'
import { findVisibility } from '#server/programmes/find-visibility.ts'
import { mayWatch } from '#server/programmes/may-watch.ts'
import { verifyWatchToken, watchCookie } from '#server/programmes/watch-token.ts'
import { RecentlyAsked } from './recently-asked.ts'

/** `everybody`: the programme is public, or there is none · `granted`: this viewer may · else why not. */
export type Verdict = 'everybody' | 'granted' | 'sign-in' | 'refused'

/** A programme that is no longer public closes within this. */
const ruleMs = 10_000

/** With what nginx keeps of our answer (`guardSeconds`), a permission taken away ends well within a minute. */
const allowedMs = 20_000
const refusedMs = 1_000

/** Without the database nobody can be told that a permission was taken away: it ends by itself. */
const mostStaleMs = 50_000

/** Only those with a token of ours are asked about, and of a show that begins all come at once. */
const askedAtOnce = 6

/** For so long a cache in front may keep what /hls-auth said. */
export const guardSeconds: Record<Verdict, number> = { everybody: 10, granted: 10, 'sign-in': 1, refused: 1 }

type Rule = { programmeId: string; visibility: Visibility } | null

/** Decides on every request below /hls/<slug>/ whether this viewer may watch; a token is checked without I/O. */
export class WatchGuard {
  // A public programme stays public while the database is away: the picture never stops for that.
  readonly #rules = new RecentlyAsked<Rule>({ freshMs: () => ruleMs, most: 1_000 })
  readonly #allowed = new RecentlyAsked<boolean>({
    freshMs: (isAllowed) => (isAllowed ? allowedMs : refusedMs),
    most: 50_000,
    mostStaleMs,
    mostAtOnce: askedAtOnce,
  })

  /** Asks ahead of the first viewer, so that a show goes on for new ones when the database is away. */
  async learn(slug: string): Promise<void> {
    await this.#rule(slug)
  }

  async judge(slug: string, cookies: string | undefined): Promise<Verdict> {
    const rule = await this.#rule(slug)
    if (!rule || rule.visibility === 'public') return 'everybody'
    const { programmeId } = rule
    const token = readCookie(cookies, watchCookie)
    const pass = token === null ? null : verifyWatchToken(token, programmeId)
    if (!pass) return 'sign-in'
    const { userId } = pass
    const isAllowed = await this.#allowed.get(`${programmeId} ${userId}`, () =>
      mayWatch({ programmeId, userId }),
    )
    return isAllowed ? 'granted' : 'refused'
  }

  #rule(slug: string): Promise<Rule> {
    return this.#rules.get(slug, () => findVisibility(slug))
  }
}

function readCookie(cookies: string | undefined, name: string): string | null {
  const pairs = cookies?.split(';').map((pair) => pair.trim()) ?? []
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}
