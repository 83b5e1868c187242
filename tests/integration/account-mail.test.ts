import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { env, publicUrl } from '#server/env.ts'
import { auth } from '#server/sign-in/auth.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const folder = () => join(env().DATA_DIR, 'outbox')
const password = 'correct-horse-42'

describe('a new account', () => {
  it('gets one letter whose link confirms the address', async () => {
    const email = 'letter@example.org'
    expect((await signUp(email)).status).toBe(200)
    const mine = await lettersTo(email)
    expect(mine).toHaveLength(1)
    expect((await stat(join(folder(), (await readdir(folder()))[0] ?? ''))).mode & 0o077).toBe(0)

    const plain = (mine[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const link = /https?:\/\/\S+verify-email\S+/.exec(plain)?.[0] ?? ''
    expect(await follow(link.slice(0, -20))).toBe('/confirm-address?confirmed=1&error=INVALID_TOKEN')
    expect(await follow(link)).toBe('/confirm-address?confirmed=1')
    const context = await auth().$context
    const found = await context.internalAdapter.findUserByEmail(email)
    expect(found?.user.emailVerified).toBe(true)
  })
})

describe('an address that has an account', () => {
  it('is answered as a new one is, and its owner gets a letter, five an hour at most', async () => {
    const owner = await makeAccount('owner')
    const context = await auth().$context
    const { email = '' } = (await context.internalAdapter.findUserById(owner)) ?? {}
    const [fresh, taken] = [
      await signUp('fresh@example.org', ' A\u0000nn '),
      await signUp(email, ' A\u0000nn '),
    ]
    expect([fresh.status, taken.status]).toEqual([200, 200])
    expect([fresh, taken].map(({ headers }) => headers.has('set-cookie'))).toEqual([false, false])
    const [first, second] = [await readShape(fresh), await readShape(taken)]
    expect(second).toEqual({ ...first, email })

    for (let again = 0; again < 7; again += 1) expect((await signUp(email)).status).toBe(200)
    expect(await lettersTo(email, 5)).toHaveLength(5)
    expect((await lettersTo(email))[0]).toContain('you have an account already')
  })
})

function signUp(email: string, name = 'Letter'): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: publicUrl(), 'accept-language': 'en' }
  const body = JSON.stringify({ email, name, password })
  return auth().handler(
    new Request(`${publicUrl()}/api/auth/sign-up/email`, { method: 'POST', headers, body }),
  )
}

/** Where a link of a letter ends. */
async function follow(link: string): Promise<string | null> {
  return (await auth().handler(new Request(link))).headers.get('location')
}

const answerSchema = z.object({ token: z.null(), user: z.record(z.string(), z.unknown()) })

/** What an answer says of an account, but for what differs between any two. */
async function readShape(answer: Response): Promise<Record<string, unknown>> {
  const { user } = answerSchema.parse(await answer.json())
  return { ...user, id: typeof user['id'], createdAt: 'then', updatedAt: 'then' }
}

/** Letters leave soon after the answer. */
function lettersTo(email: string, least = 1): Promise<string[]> {
  return waitFor(`a letter to ${email}`, async () => {
    const files = (await readdir(folder())).filter((file) => file.endsWith('.eml'))
    const letters = await Promise.all(files.map((file) => readFile(join(folder(), file), 'utf8')))
    const mine = letters.filter((letter) => letter.includes(`To: ${email}`))
    return mine.length >= least && mine
  })
}
