import type { Locale } from '#lib/locale.ts'
import type { Actor } from '#lib/roles.ts'
import { updateLocale } from './account.repo.ts'

/** In which language this person is written to from now on. */
export async function rememberLocale(actor: Actor, locale: Locale): Promise<void> {
  await updateLocale(actor.userId, locale)
}
