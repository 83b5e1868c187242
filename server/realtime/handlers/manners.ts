import { AppError } from '#lib/errors.ts'
import { requestSchemas } from '#lib/events.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { blockPerson } from '#server/chat/block-person.ts'
import { findMessagePlace, reportMessage } from '#server/chat/report-message.ts'
import { setSlowMode } from '#server/chat/slow-mode.ts'
import type { Limit } from '#server/rate-limit.ts'
import { requireProgrammeRoom } from '#server/realtime/programme-room.ts'
import { defineRequest, readCaller, requireSignedIn, type RequestHandler } from '#server/realtime/requests.ts'

/** How people and hosts keep a room pleasant: reports, blocks, slow mode. */
export function mannersHandlers({ limit }: { limit: Limit }): RequestHandler[] {
  return [
    defineRequest('chat:report', requestSchemas['chat:report'], async (data, socket) => {
      const actor = requireSignedIn(socket)
      await limit(actor.userId)
      const place = await findMessagePlace(data.messageId)
      if (!place) throw new AppError('NOT_FOUND', 'no such message')
      await reportMessage(await authorize(actor, 'room:speak', place), data)
      return { messageId: data.messageId }
    }),
    defineRequest('person:block', requestSchemas['person:block'], async (data, socket) => {
      const actor = requireSignedIn(socket)
      await limit(actor.userId)
      await blockPerson(actor, data)
      return { userId: data.userId }
    }),
    defineRequest('room:slow', requestSchemas['room:slow'], async (data, socket) => {
      requireSignedIn(socket)
      const programmeId = requireProgrammeRoom(data.room)
      await setSlowMode(
        await authorize(await readCaller(socket), 'programme:run', { programmeId }),
        data.seconds,
      )
      return { seconds: data.seconds }
    }),
  ]
}
