import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { displayName } from '#lib/display-name.ts'
import { now } from '#server/clock.ts'
import { db } from '#server/db.ts'
import { publicUrl, required, trustedOrigins } from '#server/env.ts'
import { makeLog } from '#server/log.ts'
import { unsubscribeSession } from '#server/notices/push-subscriptions.ts'
import { emailOf, guardRequest } from './guard-request.ts'
import { forgetSignIns } from './limit-sign-in.ts'
import { openAccountsOnly } from './open-accounts-only.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { sendReset, sendVerification } from './account-letters.ts'

let instance: ReturnType<typeof makeAuth> | undefined

/** The process's sign-in service: e-mail and password, sessions in PostgreSQL. */
export function auth(): ReturnType<typeof makeAuth> {
  instance ??= makeAuth()
  return instance
}

function makeAuth() {
  const log = makeLog('accounts')
  return betterAuth({
    appName: 'Caibo',
    baseURL: publicUrl(),
    secret: required('APP_SECRET'),
    trustedOrigins: trustedOrigins(),
    database: prismaAdapter(db(), { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
      resetPasswordTokenExpiresIn: 3_600,
      // Whoever knew the old password is signed out wherever they are.
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }, request) => {
        const url = `${publicUrl()}/reset-password?token=${token}`
        await sendReset({ email: user.email, url, headers: request?.headers }).catch((error: unknown) => {
          log.error({ err: error, userId: user.id }, 'the letter for a new password was not sent')
        })
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: 3_600,
      sendVerificationEmail: async ({ user, url }, request) => {
        // An account is usable without it: a mail server that is down must not refuse a new viewer.
        await sendVerification({ email: user.email, url, headers: request?.headers }).catch(
          (error: unknown) => {
            log.error({ err: error, userId: user.id }, 'the verification letter was not sent')
          },
        )
      },
    },
    user: { deleteUser: { enabled: false }, changeEmail: { enabled: false } },
    // Whatever way a name comes in: the form's own limit is a courtesy.
    databaseHooks: {
      user: { create: { before: cleanName }, update: { before: cleanName } },
      account: { create: { before: openAccountsOnly } },
      session: { create: { before: openAccountsOnly }, delete: { before: endPushes } },
    },
    session: { expiresIn: 7 * 86_400, updateAge: 86_400 },
    // Its own limiter believes what a client says of its address; ours counts by account and trusted address.
    rateLimit: { enabled: false },
    hooks: { before: createAuthMiddleware(guardRequest), after: createAuthMiddleware(forgetAttempts) },
    logger: { log: (level, message) => log.info({ authLevel: level }, message) },
    advanced: {
      // Said aloud because the library leaves the check out where it believes itself under test.
      disableOriginCheck: false,
      cookiePrefix: 'caibo',
      useSecureCookies: publicUrl().startsWith('https:'),
      database: { generateId: 'uuid' },
    },
  })
}

/** Nothing shows pictures of people yet, so none is taken. */
async function cleanName<User extends { name?: string | undefined }>(user: User) {
  if (user.name === undefined) return { data: { ...user, image: null } }
  const name = displayName(user.name)
  if (name === '') throw new APIError('BAD_REQUEST', { message: 'nothing visible in the name' })
  return { data: { ...user, name, image: null } }
}

/** Ended by somebody, and not by time alone: nothing more is pushed to that browser. */
async function endPushes({ id, expiresAt }: { id: string; expiresAt: Date }): Promise<void> {
  if (expiresAt > now()) await unsubscribeSession(id)
}

type HookContext = { path?: string; body?: unknown; context: { newSession?: unknown } }

async function forgetAttempts(context: HookContext): Promise<void> {
  if (context.path === '/sign-in/email' && context.context.newSession)
    await forgetSignIns(emailOf(context.body))
}
