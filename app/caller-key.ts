import { readVisitor, viewerKeyOf } from '#server/audience/visitor.ts'
import { callerAddress } from '#server/caller-address.ts'
import { makeLimit } from '#server/rate-limit.ts'

/** How often a caller may ask, by whoever they are; throws `RATE_LIMITED` with the seconds to wait. */
export type CallerLimit = (actor: { userId: string } | null, headers: Headers) => Promise<void>

/**
 * Guests of one address in a minute: a branch, a carrier's NAT and a hall are one each. A name is given to whoever
 * asks, so those with one have a bound together, too; whoever brings none may be one program.
 */
const guestsOfAddress = 2_000
const namelessOfAddress = 600

/**
 * So many a minute for one account, else for one guest's browser by the name that we gave it. A guest without a name
 * counts among those of their address alone.
 */
export function makeCallerLimit(name: string, pointsAMinute: number): CallerLimit {
  const limit = (kind: string, points: number) => makeLimit(`${name} ${kind}`, { points, seconds: 60 })
  const limitOne = limit('one', pointsAMinute)
  const limitGuests = limit('guests', guestsOfAddress)
  const limitNameless = limit('nameless', namelessOfAddress)
  return async (actor, headers) => {
    if (actor) return limitOne(viewerKeyOf(actor))
    const address = callerAddress(headers)
    const visitorId = readVisitor(headers.get('cookie') ?? undefined)
    await (visitorId === null ? limitNameless(address) : limitOne(viewerKeyOf({ visitorId })))
    await limitGuests(address)
  }
}
