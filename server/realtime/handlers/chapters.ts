import { requestSchemas } from '#lib/events.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { findBroadcastPlace } from '#server/programmes/find-broadcast-place.ts'
import { markChapter } from '#server/programmes/mark-chapter.ts'
import { removeChapter } from '#server/programmes/remove-chapter.ts'
import { renameChapter } from '#server/programmes/rename-chapter.ts'
import type { RealtimeSocket } from '#server/realtime/realtime-socket.ts'
import { defineRequest, readCaller, requireSignedIn, type RequestHandler } from '#server/realtime/requests.ts'

export function chapterHandlers(): RequestHandler[] {
  return [
    defineRequest('chapter:mark', requestSchemas['chapter:mark'], async (data, socket) =>
      markChapter(await authorizeHost(socket, data.broadcastId), data),
    ),
    defineRequest('chapter:rename', requestSchemas['chapter:rename'], async (data, socket) =>
      renameChapter(await authorizeHost(socket, data.broadcastId), data),
    ),
    defineRequest('chapter:remove', requestSchemas['chapter:remove'], async (data, socket) =>
      removeChapter(await authorizeHost(socket, data.broadcastId), data),
    ),
  ]
}

/** Whether the caller runs the programme of the broadcast. */
async function authorizeHost(socket: RealtimeSocket, broadcastId: string) {
  requireSignedIn(socket)
  return authorize(await readCaller(socket), 'programme:run', await findBroadcastPlace(broadcastId))
}
