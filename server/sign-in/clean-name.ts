import { APIError } from 'better-auth/api'
import { displayName } from '#lib/display-name.ts'
import { isFitName } from '#server/compliance/judge-name.ts'

/** The name as it is kept. Throws the sign-in service's own error for one that nobody may bear. */
export async function cleanName(text: string): Promise<string> {
  const name = displayName(text)
  if (name === '')
    throw new APIError('BAD_REQUEST', { code: 'NAME_EMPTY', message: 'nothing visible in the name' })
  if (!(await isFitName(name)))
    throw new APIError('BAD_REQUEST', { code: 'NAME_REFUSED', message: 'words that no room would show' })
  return name
}

/** Whatever way a name comes in. Nothing shows pictures of people yet, so none is taken. */
export async function cleanUser<User extends { name?: string | undefined }>(user: User) {
  if (user.name === undefined) return { data: { ...user, image: null } }
  return { data: { ...user, name: await cleanName(user.name), image: null } }
}
