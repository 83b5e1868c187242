import { requestSchemas } from '#lib/events.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { settleWords } from '#server/moderation/settle-words.ts'
import { requireProgrammeRoom } from '#server/realtime/programme-room.ts'
import { defineRequest, readCaller, requireSignedIn, type RequestHandler } from '#server/realtime/requests.ts'

export function moderationHandlers(): RequestHandler[] {
  return [
    defineRequest('moderation:settle', requestSchemas['moderation:settle'], async (data, socket) => {
      requireSignedIn(socket)
      const programmeId = requireProgrammeRoom(data.room)
      return settleWords(await authorize(await readCaller(socket), 'programme:run', { programmeId }), data)
    }),
  ]
}
