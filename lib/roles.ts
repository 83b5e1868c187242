/** The roles a person can be granted (design: words). Everyone signed in is a viewer. */
export const roles = [
  'viewer',
  'host',
  'agent',
  'relationship-manager',
  'editor',
  'programme-manager',
  'compliance-officer',
  'supervisor',
  'admin',
  'auditor',
] as const

export type Role = (typeof roles)[number]

/** A role held within an institution, or below one branch of it; `institutionId: null` is the whole group. */
export type RoleGrant = {
  role: Role
  institutionId: string | null
  branchId: string | null
}

/** Who acts: a signed-in person with the grants read for this very act. */
export type Actor = {
  userId: string
  name: string
  grants: RoleGrant[]
}

/** Whether the actor holds one of the roles over the institution (a group-wide grant covers all). */
export function holdsRole(actor: Actor, wanted: readonly Role[], institutionId: string): boolean {
  return actor.grants.some(
    (grant) =>
      wanted.includes(grant.role) && (grant.institutionId === null || grant.institutionId === institutionId),
  )
}

/** The badge a person's words carry in a room: the most telling role, or none for a plain viewer. */
export function roomBadge(actor: Actor, institutionId: string): 'host' | 'agent' | 'staff' | 'viewer' {
  if (holdsRole(actor, ['host'], institutionId)) return 'host'
  if (holdsRole(actor, ['agent', 'supervisor'], institutionId)) return 'agent'
  if (actor.grants.some((grant) => grant.role !== 'viewer')) return 'staff'
  return 'viewer'
}
