import { roomOf } from '#lib/rooms.ts'
import { moderationChanged } from '#server/compliance/moderation-changed.ts'
import type { NewFact } from '#server/outbox/new-fact.ts'

/** Tells of a question's end whoever knew of it: its room, or the moderators who had not let it through. */
export function questionEnded(question: { id: string; programmeId: string; isPublished: boolean }): NewFact {
  const { id, programmeId, isPublished } = question
  if (!isPublished) return moderationChanged(programmeId)
  return { room: roomOf('programme', programmeId), event: 'question:changed', ids: [id] }
}
