import type { Visibility } from '#lib/programmes.ts'

/** Nobody is told of a show for everybody, and who is signed in is not asked to sign in. */
export function audienceToTell(
  visibility: Visibility,
  isSignedIn: boolean,
): Exclude<Visibility, 'public'> | null {
  if (visibility === 'public' || (visibility === 'signed-in' && isSignedIn)) return null
  return visibility
}
