import { z } from 'zod'

/** A room is where facts are ordered: `kind:id`. */
export const roomKinds = ['programme', 'conversation', 'desk', 'leads', 'studio', 'user'] as const
export type RoomKind = (typeof roomKinds)[number]
export type Room = `${RoomKind}:${string}`

export const roomSchema = z.templateLiteral([
  z.enum(roomKinds),
  ':',
  z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
])

export function roomOf(kind: RoomKind, id: string): Room {
  return `${kind}:${id}`
}

export function parseRoom(room: Room): { kind: RoomKind; id: string } {
  const [kind, id] = room.split(':')
  const known = roomKinds.find((candidate) => candidate === kind)
  if (known === undefined || id === undefined) throw new TypeError(`not a room: ${room}`)
  return { kind: known, id }
}
