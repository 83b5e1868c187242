import type { ProgrammeView } from '#lib/programmes.ts'
import type { Actor } from '#lib/roles.ts'
import type { ReplayRoom, RoomSnapshot } from '#lib/room-snapshot.ts'
import { replayWindowOf } from '#lib/replay-window.ts'
import { listRecentMessages, listReplayMessages } from '#server/chat/list-messages.ts'
import { readSlowSeconds } from '#server/chat/slow-mode.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import { findSpotlight, listSpotlights } from '#server/products/list-spotlights.ts'
import { findShowStart } from '#server/programmes/find-show-start.ts'
import { listChapters } from '#server/programmes/list-chapters.ts'
import { viewPlan } from '#server/programmes/read-plan.ts'
import { viewOpenBroadcast } from '#server/programmes/view-broadcast.ts'
import {
  listBroadcastQuestions,
  listProgrammeQuestions,
  type QuestionReader,
} from '#server/questions/list-questions.ts'

/**
 * The room of the present show, as this reader may see it. Its number is read first: what happens meanwhile is told
 * twice rather than missed.
 */
export async function readRoomSnapshot(
  { id, room }: Pick<ProgrammeView, 'id' | 'room'>,
  reader: QuestionReader,
): Promise<RoomSnapshot> {
  const seq = await readRoomSeq(room)
  const since = await findShowStart(id)
  const shown = viewOpenBroadcast(id, { withPreview: false })
  const [broadcast, chapters, messages, questions, spotlight, slowSeconds, plan] = await Promise.all([
    shown,
    shown.then((running) => (running ? listChapters(running.id) : [])),
    listRecentMessages(id, { since }),
    listProgrammeQuestions(id, { since, reader }),
    findSpotlight(id),
    readSlowSeconds(id),
    viewPlan(id),
  ])
  return { room, seq, broadcast, chapters, messages, questions, spotlight, slowSeconds, plan }
}

/** The room of a recorded broadcast as this reader may see it, with the chat of the part that a media time lies in. */
export async function readReplayRoom(
  broadcastId: string,
  { mediaTimeMs, reader }: { mediaTimeMs: number; reader: Actor | null },
): Promise<ReplayRoom> {
  const [messages, questions, spotlights] = await Promise.all([
    listReplayMessages(broadcastId, replayWindowOf(mediaTimeMs)),
    listBroadcastQuestions(broadcastId, reader),
    listSpotlights(broadcastId),
  ])
  return { messages, questions, spotlights }
}
