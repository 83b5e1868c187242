import type { IncomingMessage } from 'node:http'
import { targetDurationSeconds } from '#lib/latency-mode.ts'

/**
 * How long an answer holds: `for-ever` bytes at a URL that never change · `blocking` a playlist that was asked for by
 * number · `newest` a playlist as it is now, or a picture that grows · `never` what is not there yet.
 */
export type Lifetime = 'for-ever' | 'blocking' | 'newest' | 'never'

/** Who may see an answer: everybody, the viewers of a programme that is not public, or the crew alone. */
export type Audience = 'everybody' | 'granted' | 'crew'

const blockingSeconds = 2 * targetDurationSeconds
const yearSeconds = 31_536_000

/** Bytes of a programme that is not public stay in a cache that asks for each viewer's permission for this long. */
const guardedSeconds = 600

/** Caches in front may share one answer among all who ask within this. */
const sharedSeconds = 1

/** nginx says by this header that it asks /hls-auth for every viewer (deploy/nginx). */
const guardHeader = 'x-caibo-guarded'

/**
 * Cache headers that any HTTP cache may follow. What is not public is private, except for a cache that
 * says that it asks about each viewer: X-Accel-Expires, which nginx heeds above Cache-Control.
 */
export function cacheHeaders(
  request: IncomingMessage,
  { lifetime, audience }: { lifetime: Lifetime; audience: Audience },
): Record<string, string> {
  if (lifetime === 'never' || audience === 'crew') return { 'Cache-Control': 'private, no-store' }
  if (audience === 'everybody') return { 'Cache-Control': publicRules[lifetime] }
  const isGuarded = request.headers[guardHeader] === '1'
  // nginx 1.22 obeys whichever of the two comes first.
  return {
    ...(isGuarded ? { 'X-Accel-Expires': String(guardedRules[lifetime]) } : {}),
    'Cache-Control': privateRules[lifetime],
  }
}

const publicRules: Record<Exclude<Lifetime, 'never'>, string> = {
  'for-ever': `public, max-age=${yearSeconds}, immutable`,
  blocking: `public, max-age=${blockingSeconds}`,
  newest: `public, max-age=0, s-maxage=${sharedSeconds}, must-revalidate`,
}

const privateRules: typeof publicRules = {
  'for-ever': `private, max-age=${yearSeconds}, immutable`,
  blocking: `private, max-age=${blockingSeconds}`,
  newest: 'private, max-age=0, must-revalidate',
}

const guardedRules: Record<Exclude<Lifetime, 'never'>, number> = {
  'for-ever': guardedSeconds,
  blocking: blockingSeconds,
  newest: sharedSeconds,
}
