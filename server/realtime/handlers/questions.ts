import { requestSchemas } from '#lib/events.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { answerQuestionLive } from '#server/questions/answer-question-live.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { beginAnswer } from '#server/questions/begin-answer.ts'
import { dismissQuestion } from '#server/questions/dismiss-question.ts'
import { findQuestionPlace } from '#server/questions/find-question-place.ts'
import { handOffQuestion } from '#server/questions/hand-off-question.ts'
import { voteForQuestion } from '#server/questions/vote-for-question.ts'
import type { VoteNews } from '#server/questions/vote-news.ts'
import { withdrawQuestion } from '#server/questions/withdraw-question.ts'
import type { Limit } from '#server/rate-limit.ts'
import { requireProgrammeRoom } from '#server/realtime/programme-room.ts'
import type { RealtimeSocket } from '#server/realtime/realtime-socket.ts'
import { defineRequest, readCaller, requireSignedIn, type RequestHandler } from '#server/realtime/requests.ts'

type Options = { limit: Limit; limitVotes: Limit; news: VoteNews }

export function questionHandlers({ limit, limitVotes, news }: Options): RequestHandler[] {
  return [
    defineRequest('question:vote', requestSchemas['question:vote'], async (data, socket) => {
      const actor = requireSignedIn(socket)
      await limitVotes(actor.userId)
      const place = await findQuestionPlace(data.questionId)
      const voteCount = await voteForQuestion(await authorize(actor, 'room:speak', place), data)
      news.note({ ...place, questionId: data.questionId })
      return { id: data.questionId, voteCount }
    }),
    defineRequest('question:ask', requestSchemas['question:ask'], async (data, socket) => {
      const programmeId = requireProgrammeRoom(data.room)
      await limit(requireSignedIn(socket).userId)
      const authorized = await authorize(await readCaller(socket), 'room:speak', { programmeId })
      return askQuestion(authorized, data)
    }),
    defineRequest('question:withdraw', requestSchemas['question:withdraw'], (data, socket) =>
      withdrawQuestion(requireSignedIn(socket), data.questionId),
    ),
    defineRequest('question:begin-answer', requestSchemas['question:begin-answer'], async (data, socket) =>
      beginAnswer(await authorizeHost(socket, data.questionId), data),
    ),
    defineRequest('question:answer-live', requestSchemas['question:answer-live'], async (data, socket) =>
      answerQuestionLive(await authorizeHost(socket, data.questionId), data),
    ),
    defineRequest('question:hand-off', requestSchemas['question:hand-off'], async (data, socket) =>
      handOffQuestion(await authorizeHost(socket, data.questionId), data),
    ),
    defineRequest('question:dismiss', requestSchemas['question:dismiss'], async (data, socket) =>
      dismissQuestion(await authorizeHost(socket, data.questionId), data),
    ),
  ]
}

/** Whether the caller runs the programme that the question was asked in. */
async function authorizeHost(socket: RealtimeSocket, questionId: string) {
  requireSignedIn(socket)
  return authorize(await readCaller(socket), 'programme:run', await findQuestionPlace(questionId))
}
