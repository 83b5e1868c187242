import { randomUUID } from 'node:crypto'
import { isbot } from 'isbot'
import { answer } from '#app/answer.ts'
import { readVisitor, viewerKeyOf, writeVisitorCookie } from '#server/audience/visitor.ts'
import { callerAddress } from '#server/caller-address.ts'
import { now } from '#server/clock.ts'
import { publicUrl } from '#server/env.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { findSharedPath, followLink } from '#server/sharing/share.ts'
import { visitKeyOf } from '#server/sharing/visit-key.ts'
import { findActor } from '#server/sign-in/find-actor.ts'

/** A hall full of people behind one address is counted; a program that makes up browsers is not for long. */
const limitVisits = makeLimit('visits', { points: 300, seconds: 3_600 })

/** Says that the browser was given its name and sent here again, to see whether it brings it. */
const named = 'named'

/**
 * A short link: on to the show, counted once more. What fetches previews is nobody and is not counted. A browser is
 * somebody once it brings back the name that it was given; what keeps no names is as many as its addresses.
 */
export async function GET(request: Request, { params }: RouteContext<'/s/[code]'>): Promise<Response> {
  const { code } = await params
  const { headers } = request
  if (isbot(headers.get('user-agent'))) return onTo(await answer(() => findSharedPath(code)))
  const actor = await findActor(headers)
  const visitorId = readVisitor(headers.get('cookie') ?? undefined)
  const isNamed = new URL(request.url).searchParams.has(named)
  if (!actor && visitorId === null && !isNamed) return giveName(code)
  const address = callerAddress(headers)
  const known = actor ?? (visitorId === null ? null : { visitorId })
  const visitorKey = known ? viewerKeyOf(known) : visitKeyOf({ address, code, at: now() })
  const counted = await answer(() => limitVisits(address))
  return onTo(await answer(() => followLink(code, counted.ok ? visitorKey : null)))
}

function giveName(code: string): Response {
  const response = onTo({ ok: true, data: `/s/${encodeURIComponent(code)}?${named}` })
  const isSecure = publicUrl().startsWith('https:')
  response.headers.set('set-cookie', writeVisitorCookie(randomUUID(), { isSecure }))
  return response
}

function onTo(path: { ok: true; data: string } | { ok: false }): Response {
  const headers = { location: path.ok ? path.data : '/', 'cache-control': 'no-store' }
  return new Response(null, { status: 302, headers })
}
