import type { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import type { Ack, RequestData, RequestName, RequestResults } from '#lib/events.ts'
import type { Actor } from '#lib/roles.ts'
import { readActor } from '#server/accounts/read-actor.ts'
import type { RealtimeSocket } from './realtime-socket.ts'

type Outcome = RequestResults[RequestName]

/** One request that clients may send: parsed here, everything else in `work`. */
export type RequestHandler = {
  name: RequestName
  answer(raw: unknown, socket: RealtimeSocket): Promise<Outcome>
}

/** Joins a request's schema with what is done about it. Unreadable data is `BAD_REQUEST`. */
export function defineRequest<Name extends RequestName>(
  name: Name,
  schema: z.ZodType<RequestData<Name>>,
  work: (data: RequestData<Name>, socket: RealtimeSocket) => Promise<RequestResults[Name]>,
): RequestHandler {
  return {
    name,
    async answer(raw, socket) {
      const parsed = schema.safeParse(raw)
      if (!parsed.success) throw new AppError('BAD_REQUEST', `${name}: data not as agreed`)
      return work(parsed.data, socket)
    },
  }
}

/** Who asks, with the roles of this moment: for everything that needs a permission. */
export async function readCaller(socket: RealtimeSocket): Promise<Actor | null> {
  const { signedIn } = socket.data
  return signedIn && readActor(signedIn.actor.userId)
}

/** Who asks, or `SIGN_IN_REQUIRED`; roles as of the last check of the session. */
export function requireSignedIn(socket: RealtimeSocket): Actor {
  const { signedIn } = socket.data
  if (!signedIn) throw new AppError('SIGN_IN_REQUIRED', 'guests read')
  return signedIn.actor
}

export function refuse(error: AppError): Ack<never> {
  return { ok: false, code: error.code, detail: error.detail }
}
