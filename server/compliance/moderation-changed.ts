import { roomOf } from '#lib/rooms.ts'
import type { NewFact } from '#server/outbox/new-fact.ts'

/** Tells the programme's crew what waits for a moderator now. */
export function moderationChanged(programmeId: string): NewFact {
  return { room: roomOf('studio', programmeId), event: 'moderation:changed', ids: [programmeId] }
}
