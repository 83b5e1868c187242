import { AppError } from '#lib/errors.ts'
import { holdsRole, type Actor, type Role } from '#lib/roles.ts'
import { refusalToWatch } from '#lib/watch-rule.ts'
import { findProgrammeScope, findQueueInstitution, type ProgrammeScope } from './permission-scope.repo.ts'

/** What can be permitted, and which object each permission is for. */
export type PermissionObjects = {
  'room:speak': { programmeId: string }
  'programme:run': { programmeId: string }
  'preview:watch': { programmeId: string }
  'desk:work': { queueId: string }
}
export type Permission = keyof PermissionObjects

/** Known to this module alone, so that nobody else can make what carries it. */
const proof = Symbol('authorized')

/** Proof that the actor may do this to this object. Only `authorize` makes one; privileged use-cases demand it. */
export type Authorized<P extends Permission> = {
  readonly permission: P
  readonly actor: Actor
  readonly object: PermissionObjects[P]
  readonly institutionId: string
  readonly [proof]: true
}

const managers: readonly Role[] = ['programme-manager', 'admin']

const allows: { [P in Permission]: (actor: Actor, scope: ProgrammeScope) => boolean } = {
  'room:speak': (actor, scope) =>
    scope.isHost || (scope.approved && refusalToWatch({ ...scope, hostIds: [] }, actor) === null),
  'programme:run': (actor, scope) =>
    (scope.isHost && holdsRole(actor, ['host'], scope.institutionId)) ||
    holdsRole(actor, managers, scope.institutionId),
  'preview:watch': (actor, scope) =>
    scope.isHost || holdsRole(actor, [...managers, 'compliance-officer', 'supervisor'], scope.institutionId),
  'desk:work': (actor, scope) => holdsRole(actor, ['agent', 'supervisor'], scope.institutionId),
}

/**
 * Decides by the roles and the object as they are now. Throws `SIGN_IN_REQUIRED` for a guest,
 * `NOT_FOUND` for an object that does not exist, `FORBIDDEN` otherwise.
 */
export async function authorize<P extends Permission>(
  actor: Actor | null,
  permission: P,
  object: PermissionObjects[P],
): Promise<Authorized<P>> {
  if (!actor) throw new AppError('SIGN_IN_REQUIRED', `${permission} needs an account`)
  const scope = await findScope(actor, object)
  if (!scope) throw new AppError('NOT_FOUND', `${permission}: no such object`)
  if (!allows[permission](actor, scope))
    throw new AppError('FORBIDDEN', `${actor.userId} lacks ${permission}`)
  return { permission, actor, object, institutionId: scope.institutionId, [proof]: true }
}

async function findScope(
  actor: Actor,
  object: PermissionObjects[Permission],
): Promise<ProgrammeScope | null> {
  if ('programmeId' in object) return findProgrammeScope(object.programmeId, actor.userId)
  const institutionId = await findQueueInstitution(object.queueId)
  return institutionId === null
    ? null
    : { institutionId, approved: true, isHost: false, visibility: 'public' }
}
