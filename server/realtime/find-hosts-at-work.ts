import type { RoleGrant } from '#lib/roles.ts'
import { parseRoom, roomSchema } from '#lib/rooms.ts'
import type { SignedIn } from '#server/accounts/signed-in.ts'

type Connection = { rooms: ReadonlySet<string>; signedIn: SignedIn }

/** Which hosts have which show's studio open, each once however many pages they have. */
export function findHostsAtWork(
  connections: readonly Connection[],
): { hostId: string; programmeId: string }[] {
  const found = connections.flatMap(({ rooms, signedIn: { actor } }) =>
    actor.grants.some(runsShows)
      ? studiosAmong(rooms).map((programmeId) => ({ hostId: actor.userId, programmeId }))
      : [],
  )
  return [...new Map(found.map((host) => [`${host.hostId} ${host.programmeId}`, host])).values()]
}

function runsShows({ role }: RoleGrant): boolean {
  return role === 'host' || role === 'programme-manager' || role === 'admin'
}

function studiosAmong(rooms: ReadonlySet<string>): string[] {
  return [...rooms].flatMap((name) => {
    const room = roomSchema.safeParse(name)
    if (!room.success) return []
    const { kind, id } = parseRoom(room.data)
    return kind === 'studio' ? [id] : []
  })
}
