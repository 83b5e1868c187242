import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { parseRoom, type Room } from '#lib/rooms.ts'
import { refusalToWatch } from '#lib/watch-rule.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { GatheredReads } from '#server/gathered-reads.ts'
import { readEntryRule } from '#server/programmes/read-entry-rule.ts'
import { findQueuePlace } from '#server/queues/find-queue-place.ts'

/** Thousands come back in the same second: one reading serves all who ask in so many ms. */
const entryGapMs = 80
const entryRules = new GatheredReads(readEntryRule, entryGapMs)

/** Whether the room's members can lose their place by losing a role. */
export function isRestricted(room: Room): boolean {
  const { kind } = parseRoom(room)
  return kind !== 'programme' && kind !== 'user'
}

/**
 * Who may hear a room: a programme's whoever may watch it, its crew the studio, a queue's agents the
 * desk, each person their own. Throws `ROOM_UNKNOWN`, `FORBIDDEN`, `SIGN_IN_REQUIRED`, `NOT_FOUND`.
 */
export async function requireRoomAccess(room: Room, actor: Actor | null): Promise<void> {
  const { kind, id } = parseRoom(room)
  switch (kind) {
    case 'programme':
      return requireProgramme(id, actor)
    case 'studio':
      await authorize(actor, 'preview:watch', { programmeId: id })
      return
    case 'desk':
      return requireDesk(id, actor)
    case 'user':
      if (!actor) throw new AppError('SIGN_IN_REQUIRED', 'a guest has no room')
      if (actor.userId !== id) throw new AppError('FORBIDDEN', "somebody else's room")
      return
    case 'conversation':
    case 'leads':
      throw new AppError('ROOM_UNKNOWN', `no rooms of kind ${kind} yet`)
  }
}

async function requireProgramme(programmeId: string, actor: Actor | null): Promise<void> {
  const entry = await entryRules.read(programmeId)
  if (entry === null) throw new AppError('ROOM_UNKNOWN', 'no such programme')
  if (!entry.isPublic) {
    await authorize(actor, 'preview:watch', { programmeId })
    return
  }
  const refusal = refusalToWatch(entry.rule, actor)
  if (refusal) throw new AppError(refusal, `programme ${programmeId} is for ${entry.rule.visibility}`)
}

async function requireDesk(slug: string, actor: Actor | null): Promise<void> {
  if (!actor) throw new AppError('SIGN_IN_REQUIRED', 'the desk needs an account')
  const place = await findQueuePlace(slug)
  if (!place) throw new AppError('FORBIDDEN', 'no desk of this person')
  await authorize(actor, 'desk:work', place)
}
