import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { isOwnPassword } from '#server/sign-in/is-own-password.ts'
import { erasePerson } from './person-data.repo.ts'

/**
 * Ends the account for good, after its password was given once more: nobody can sign in to it, its personal data is
 * gone, what was said stays without a name. Throws `FORBIDDEN` for a wrong password and for accounts of staff, whose
 * acts their institution answers for.
 */
export async function eraseAccount(actor: Actor, password: string): Promise<void> {
  if (actor.grants.some(({ role }) => role !== 'viewer'))
    throw new AppError('FORBIDDEN', 'an account of staff is ended by its institution')
  if (!(await isOwnPassword(actor, password))) throw new AppError('FORBIDDEN', 'not the password')
  await transaction(async (tx) => {
    if (!(await erasePerson(tx, actor.userId, now()))) throw new AppError('NOT_FOUND', 'no such account')
    await writeAudit(tx, {
      actorId: actor.userId,
      act: 'account.erase',
      objectKind: 'user',
      objectId: actor.userId,
    })
  })
}
