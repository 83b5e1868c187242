import { beforeAll, describe, expect, it } from 'vitest'
import { auth } from '#server/accounts/auth.ts'
import { createAccount } from '#server/accounts/create-account.ts'
import { findActor } from '#server/accounts/find-actor.ts'
import { publicUrl } from '#server/env.ts'

const password = 'correct-horse-42'

beforeAll(async () => {
  for (const name of ['ann', 'guessed', 'spoofed']) {
    await createAccount({ email: `${name}@example.org`, name, password, institutionId: null, grants: [] })
  }
})

describe('signing in', () => {
  it('gives a cookie that names the person, and nothing to a wrong password', async () => {
    const signedIn = await signIn('ann@example.org', password)
    expect(signedIn.status).toBe(200)
    const actor = await findActor(new Headers({ cookie: cookieOf(signedIn) }))
    expect(actor?.name).toBe('ann')

    const refused = await signIn('ann@example.org', 'wrong-horse-42')
    expect(refused.status).toBe(401)
    expect(refused.headers.get('set-cookie')).toBeNull()
  })

  it('takes a forged or cut cookie for a guest', async () => {
    const cookie = cookieOf(await signIn('ann@example.org', password))
    const forged = cookie.replace(/=(.)/, (_match, first) => `=${first === 'a' ? 'b' : 'a'}`)
    expect(await findActor(new Headers({ cookie: forged }))).toBeNull()
    expect(await findActor(new Headers())).toBeNull()
  })

  it('lets ten guesses at one account through, however parallel', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => signIn('guessed@example.org', `guess-number-${index}`)),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(50)
    expect((await signIn('guessed@example.org', password)).status).toBe(429)
  })

  it('counts an account from whatever addresses the guesses come', async () => {
    const statuses: number[] = []
    for (let index = 0; index < 14; index += 1) {
      statuses.push(
        (
          await signIn('spoofed@example.org', 'not-the-password', {
            ...fromOurPage,
            'x-forwarded-for': `10.0.0.${index}`,
          })
        ).status,
      )
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  })

  it('refuses a page of another origin', async () => {
    const cookie = cookieOf(await signIn('ann@example.org', password))
    const foreign = { ...fromOurPage, origin: 'https://evil.example', cookie }
    expect((await signIn('ann@example.org', password, foreign)).status).toBe(403)
    expect((await signIn('ann@example.org', password, { ...foreign, origin: publicUrl() })).status).toBe(200)
  })
})

describe('a name', () => {
  it('is short visible text, however it comes in', async () => {
    const signedUp = await post('/sign-up/email', {
      ...{ email: 'long@example.org', password, name: `\u202EA\u0000nn${'x'.repeat(100_000)}` },
      image: 'https://evil.example/track.gif',
    })
    expect(signedUp.status).toBe(200)
    const cookie = cookieOf(signedUp)
    expect((await findActor(new Headers({ cookie })))?.name).toBe(`Ann${'x'.repeat(37)}`)

    await post('/update-user', { name: 'B\nob' }, { ...fromOurPage, cookie })
    expect((await findActor(new Headers({ cookie })))?.name).toBe('B ob')
    expect((await post('/update-user', { name: '\u200B' }, { ...fromOurPage, cookie })).status).toBe(400)
    const session = await auth().api.getSession({ headers: new Headers({ cookie }) })
    expect(session?.user).toMatchObject({ name: 'B ob', image: null })
  })
})

const fromOurPage = { origin: publicUrl(), 'x-forwarded-for': '10.9.9.9' }

function signIn(
  email: string,
  guess: string,
  headers: Record<string, string> = fromOurPage,
): Promise<Response> {
  return post('/sign-in/email', { email, password: guess }, headers)
}

function post(
  path: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = fromOurPage,
): Promise<Response> {
  return auth().handler(
    new Request(`${publicUrl()}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  )
}

function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}
