import type { GenericEndpointContext } from 'better-auth'
import { betterAuth } from 'better-auth/minimal'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { displayName } from '#lib/display-name.ts'
import { now } from '#server/clock.ts'
import { db } from '#server/db.ts'
import { publicUrl, required, trustedOrigins } from '#server/env.ts'
import { makeLog } from '#server/log.ts'
import { unsubscribeSession } from '#server/notices/push-subscriptions.ts'
import { cleanUser } from './clean-name.ts'
import { emailOf, guardRequest } from './guard-request.ts'
import { forgetSignIns, mayWrite } from './limit-sign-in.ts'
import { openAccountsOnly } from './open-accounts-only.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { cookiePrefix, hasSecureCookies } from './session-cookie.ts'
import { post } from './account-letters.ts'

let instance: ReturnType<typeof makeAuth> | undefined

/** The process's sign-in service: e-mail and password, sessions in PostgreSQL. */
export function auth(): ReturnType<typeof makeAuth> {
  instance ??= makeAuth()
  return instance
}

function makeAuth() {
  const log = makeLog('sign-in')
  return betterAuth({
    appName: 'Caibo',
    baseURL: publicUrl(),
    secret: required('APP_SECRET'),
    trustedOrigins: trustedOrigins(),
    database: prismaAdapter(db(), { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
      resetPasswordTokenExpiresIn: 3_600,
      // Whoever knew the old password is signed out wherever they are.
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }, request) => {
        const url = `${publicUrl()}/reset-password?token=${token}`
        return post('reset', { user, url, headers: request?.headers })
      },
      // An address that has an account is answered as a new one is: its owner learns of it, whoever asked does not.
      autoSignIn: false,
      onExistingUserSignUp: async ({ user }, request) => {
        if (!(await mayWrite(user.email))) return
        await post('existing', { user, url: `${publicUrl()}/sign-in`, headers: request?.headers })
      },
      customSyntheticUser: ({ coreFields, id }) => ({
        ...coreFields,
        name: displayName(coreFields.name),
        image: null,
        id,
      }),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: 3_600,
      // Whoever asked for the letter, its link ends at the page that says how it went; so does one that a mailer cut.
      sendVerificationEmail: ({ user, token }, request) => {
        const query = new URLSearchParams({ callbackURL: '/confirm-address?confirmed=1', token })
        const url = `${publicUrl()}/api/auth/verify-email?${query}`
        return post('verification', { user, url, headers: request?.headers })
      },
    },
    user: { deleteUser: { enabled: false }, changeEmail: { enabled: false } },
    databaseHooks: {
      user: { create: { before: cleanUser }, update: { before: cleanUser } },
      account: { create: { before: openAccountsOnly } },
      session: { create: { before: openAccountsOnly }, delete: { before: endPushes } },
    },
    session: { expiresIn: 7 * 86_400, updateAge: 86_400 },
    // Its own limiter believes what a client says of its address; ours counts by account and trusted address.
    rateLimit: { enabled: false },
    hooks: { before: createAuthMiddleware(guard), after: createAuthMiddleware(forgetAttempts) },
    logger: { log: (level, message) => log.info({ authLevel: level }, message) },
    advanced: {
      // Said aloud because the library leaves the check out where it believes itself under test.
      disableOriginCheck: false,
      cookiePrefix,
      useSecureCookies: hasSecureCookies(),
      database: { generateId: 'uuid' },
    },
  })
}

async function guard(context: GenericEndpointContext): Promise<void> {
  const { path, headers } = context
  const body: unknown = context.body
  const query: unknown = context.query
  const findUser = async () => (await getSessionFromCtx(context))?.user ?? null
  await guardRequest({ path, body, query, headers, findUser })
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
