import type { DeliveredFact, RoomCounts } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'

/** Who wants to hear a room: from where, and what to do with what is heard. */
export type RoomFollower = {
  room: Room
  /** What is already shown; without it the room begins with `onSnapshot`. */
  afterSeq?: number
  onFacts: (facts: DeliveredFact[]) => void
  /** Reads the whole state and returns its seq; `seq` is the room's newest now. */
  onSnapshot: (seq: number) => Promise<number>
  /** How many watch and like it, whenever that changes. */
  onCounts?: (counts: RoomCounts) => void
}
