import { AppError } from '#lib/errors.ts'
import { requestSchemas } from '#lib/events.ts'
import { plainLine } from '#lib/plain-text.ts'
import { authorize } from '#server/accounts/authorize.ts'
import type { ChatRooms } from '#server/chat/chat-rooms.ts'
import { judgeViewerWords } from '#server/compliance/judge-viewer-words.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import type { Limit } from '#server/rate-limit.ts'
import { requireProgrammeRoom } from '#server/realtime/programme-room.ts'
import { defineRequest, requireSignedIn, type RequestHandler } from '#server/realtime/requests.ts'

type Options = { chat: ChatRooms; limit: Limit; limitQuestions: Limit }

export function chatHandlers({ chat, limit, limitQuestions }: Options): RequestHandler[] {
  return [
    defineRequest('chat:send', requestSchemas['chat:send'], async (data, socket) => {
      const programmeId = requireProgrammeRoom(data.room)
      const actor = requireSignedIn(socket)
      await limit(actor.userId)
      const authorized = await authorize(actor, 'room:speak', { programmeId })
      const said = plainLine(data.text)
      const words = await judgeViewerWords(authorized, 'chat', said)
      if (words.text === '') throw new AppError('CHAT_TEXT_INVALID', 'nothing visible in the text')
      if (words.outcome !== 'ask') return chat.send(authorized, { ...data, words })
      // What is really a question goes to an agent instead of the crowd (features C2).
      await limitQuestions(actor.userId)
      const { id, seq, outcome } = await askQuestion(authorized, { ...data, text: said })
      return { id, seq, mediaTimeMs: null, outcome: outcome === 'held' ? 'held' : 'asked' }
    }),
  ]
}
