import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { readActor } from './read-visitor.ts'

/** Who asks, where only who is signed in may. Throws `SIGN_IN_REQUIRED`. */
export async function requireActor(): Promise<Actor> {
  const actor = await readActor()
  if (!actor) throw new AppError('SIGN_IN_REQUIRED', 'asked by a guest')
  return actor
}
