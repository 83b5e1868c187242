import { APIError } from 'better-auth/api'
import { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import { isOwnPath } from '#lib/own-path.ts'
import { callerAddress } from '#server/caller-address.ts'
import { cleanName } from './clean-name.ts'
import {
  countGuess,
  countLetter,
  countOwnGuess,
  countRename,
  countSignIn,
  countSignUp,
} from './limit-sign-in.ts'

/** What we read of a request to the sign-in service, before it does. */
export type AuthRequest = {
  path?: string | undefined
  body?: unknown
  query?: unknown
  headers?: Headers | undefined
  /** Whose session cookie came with it; null for a guest. */
  findUser: () => Promise<{ id: string; name: string } | null>
}

/** Where a request may ask to be sent on to; the library's own check takes `/..//evil.example` for a path of ours. */
const wayOn = z.string().refine(isOwnPath).optional()
const waysOn = z.object({
  callbackURL: wayOn,
  redirectTo: wayOn,
  errorCallbackURL: wayOn,
  newUserCallbackURL: wayOn,
})

const credentials = z.object({ email: z.string() })
const passwords = z.object({ currentPassword: z.string(), newPassword: z.string() })
const naming = z.object({ name: z.string() })

/** What sends a letter to whatever address is named. */
const lettered = new Set(['/request-password-reset', '/send-verification-email'])

/** What somebody at another person's keyboard could guess a password or token at. */
const guessing = new Set(['/change-password', '/reset-password', '/verify-password'])

/**
 * Throws the library's own errors: 403 for a way on to another host, 400 for a name that nobody may bear and for a
 * password that stays as it is, 429 with the seconds to wait.
 */
export async function guardRequest(request: AuthRequest): Promise<void> {
  for (const named of [request.query, request.body])
    if (!waysOn.safeParse(named ?? {}).success)
      throw new APIError('FORBIDDEN', { message: 'a way on is a path of this site' })
  try {
    await countAttempt(request)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new APIError('TOO_MANY_REQUESTS', { code: error.code, message: error.message, ...error.detail })
  }
}

/** The address that a form of the door names; empty when it is none. */
export function emailOf(body: unknown): string {
  const parsed = credentials.safeParse(body)
  return parsed.success ? parsed.data.email : ''
}

async function countAttempt(request: AuthRequest): Promise<void> {
  const { path = '', body, headers } = request
  const address = callerAddress(headers ?? {})
  if (path === '/sign-in/email') await countSignIn(emailOf(body), address)
  if (path === '/sign-up/email') {
    await countSignUp(address)
    // Before the address is looked for: a refusal must not tell whether somebody has it.
    await readName(body)
  }
  if (path === '/update-user') await countNewName(request)
  if (lettered.has(path)) await countLetter(emailOf(body), address)
  if (guessing.has(path)) await countGuess(address)
  const user = path === '/change-password' ? await request.findUser() : null
  if (user) await countOwnGuess(user.id)
  if (path === '/change-password') refuseUnchanged(body)
}

/** Whoever thinks the password known needs another. Whether the present one is right is not told by this. */
function refuseUnchanged(body: unknown): void {
  const { success, data } = passwords.safeParse(body)
  if (success && data.currentPassword === data.newPassword)
    throw new APIError('BAD_REQUEST', { code: 'PASSWORD_UNCHANGED', message: 'the password stays as it is' })
}

/** A name that is refused or the same as before is none of the few changes of a day. */
async function countNewName({ body, findUser }: AuthRequest): Promise<void> {
  const name = await readName(body)
  const user = name === null ? null : await findUser()
  if (user && user.name !== name) await countRename(user.id)
}

async function readName(body: unknown): Promise<string | null> {
  const parsed = naming.safeParse(body)
  return parsed.success ? cleanName(parsed.data.name) : null
}
