import type { FactName } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'

export type NewFact = {
  room: Room
  event: FactName
  /** What the fact is about; the present state of these rows is what gets delivered. */
  ids: string[]
}
