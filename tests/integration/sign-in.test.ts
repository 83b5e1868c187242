import { beforeAll, describe, expect, it } from 'vitest'
import { publishPhraseRules } from '#server/compliance/publish-phrase-rules.ts'
import { db } from '#server/db.ts'
import { publicUrl } from '#server/env.ts'
import { auth } from '#server/sign-in/auth.ts'
import { createAccount } from '#server/sign-in/create-account.ts'
import { findActor } from '#server/sign-in/find-actor.ts'
import { findSession } from '#server/sign-in/find-session.ts'
import { findSocketSession } from '#server/sign-in/find-socket-session.ts'
import { waitFor } from '#tests/support/wait-for.ts'

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

describe('a socket', () => {
  it('knows its person by the cookie of the sign-in service, as a page does', async () => {
    const cookie = cookieOf(await signIn('ann@example.org', password))
    const known = await findSession(new Headers({ cookie }))
    expect(known?.actor.name).toBe('ann')
    expect(await findSocketSession(`other=1; ${cookie}; caibo-visitor=x`)).toEqual(known)
  })

  it('is a guest’s with a cookie that was forged, cut or made up', async () => {
    const cookie = cookieOf(await signIn('ann@example.org', password))
    const [, name = '', token = '', signature = ''] =
      /^(.+?)=(.+?)\.(.+)$/.exec(decodeURIComponent(cookie)) ?? []
    expect(signature).toHaveLength(44)
    const forged = [
      cookie.replace(/=(.)/, (_match, first) => `=${first === 'a' ? 'b' : 'a'}`),
      `${name}=${token}`,
      `${name}=${token}.`,
      `${name}=.${encodeURIComponent(signature)}`,
      `${name}=${token}.${encodeURIComponent(signature.slice(4))}`,
      `${name}=${token}.x.${encodeURIComponent(signature)}`,
      `${name}=${token}.${encodeURIComponent(signature.replace('=', ':'))}`,
      `${name}=${token}.${encodeURIComponent(`${signature}=`)}`,
      `${name}=%E0%A4%A`,
      `x${cookie}`,
      name,
      '',
    ]
    for (const header of forged) expect(await findSocketSession(header), header).toBeNull()
  })

  it('is a guest’s after the session has ended, or was ended', async () => {
    const over = cookieOf(await signIn('ann@example.org', password))
    const ended = cookieOf(await signIn('ann@example.org', password))
    const known = await findSocketSession(over)
    await db().session.update({ where: { id: known?.sessionId ?? '' }, data: { expiresAt: new Date() } })
    expect(await findSocketSession(over)).toBeNull()
    expect(await findSocketSession(ended)).not.toBeNull()
    expect((await post('/sign-out', {}, { ...fromOurPage, cookie: ended })).status).toBe(200)
    expect(await findSocketSession(ended)).toBeNull()
  })
})

describe('a name', () => {
  it('is short visible text, however it comes in', async () => {
    const signedUp = await post('/sign-up/email', {
      ...{ email: 'long@example.org', password, name: `\u202EA\u0000nn${'x'.repeat(100_000)}` },
      image: 'https://evil.example/track.gif',
    })
    expect(signedUp.status).toBe(200)
    const cookie = cookieOf(await signIn('long@example.org', password))
    expect((await findActor(new Headers({ cookie })))?.name).toBe(`Ann${'x'.repeat(37)}`)

    await post('/update-user', { name: 'B\nob' }, { ...fromOurPage, cookie })
    expect((await findActor(new Headers({ cookie })))?.name).toBe('B ob')
    const empty = await post('/update-user', { name: '\u200B' }, { ...fromOurPage, cookie })
    expect([empty.status, await empty.json()]).toMatchObject([400, { code: 'NAME_EMPTY' }])
    const session = await auth().api.getSession({ headers: new Headers({ cookie }) })
    expect(session?.user).toMatchObject({ name: 'B ob', image: null })
  })

  it('holds nothing that a room would mask', async () => {
    const cookie = cookieOf(await signIn('ann@example.org', password))
    for (const name of ['加我 13800138000', 'ann@evil.example']) {
      const form = { email: 'unfit@example.org', password, name }
      const answers = [
        await post('/sign-up/email', form),
        // Nor does a refusal tell who has an account.
        await post('/sign-up/email', { ...form, email: 'ann@example.org' }),
        await post('/update-user', { name }, { ...fromOurPage, cookie }),
      ]
      for (const answer of answers) {
        expect(answer.status, name).toBe(400)
        expect(await answer.json(), name).toMatchObject({ code: 'NAME_REFUSED' })
      }
    }
  })

  it('holds nothing that a moderator would read first', async () => {
    await createAccount({
      ...{ email: 'officer@example.org', name: 'officer', password, institutionId: null },
      grants: [{ role: 'compliance-officer', institutionId: null, branchId: null }],
    })
    const rule = { name: 'contact', place: 'any' as const, action: 'hold' as const }
    await publishPhraseRules({
      institution: null,
      reviewer: 'officer@example.org',
      rules: [{ ...rule, phrases: ['加微信'], exceptions: [] }],
    })
    const cookie = cookieOf(await signIn('ann@example.org', password))
    // What is in force is read once a second at most.
    const refused = async () =>
      (await post('/update-user', { name: '加 微信聊' }, { ...fromOurPage, cookie })).status === 400
    expect(await waitFor('the name to be refused', refused, { everyMs: 700 })).toBe(true)
  })

  it('can be changed three times a day', async () => {
    const cookie = await enterAsNew('many')
    const statuses: number[] = []
    for (const name of ['one', 'one', 'two', '\u200B', 'three', 'four', 'five'])
      statuses.push((await post('/update-user', { name }, { ...fromOurPage, cookie })).status)
    expect(statuses).toEqual([200, 200, 200, 400, 200, 429, 429])
    expect((await findActor(new Headers({ cookie })))?.name).toBe('three')
  })
})

describe('a new password', () => {
  it('is refused by name for a wrong present one, and when it is no new one', async () => {
    const cookie = await enterAsNew('renewing')
    const change = async (currentPassword: string, newPassword: string): Promise<unknown> => {
      const form = { currentPassword, newPassword }
      return (await post('/change-password', form, { ...fromOurPage, cookie })).json()
    }
    expect(await change('wrong-horse-42', 'another-horse-42')).toMatchObject({ code: 'INVALID_PASSWORD' })
    expect(await change(password, password)).toMatchObject({ code: 'PASSWORD_UNCHANGED' })
    // Nor does that tell whether the password was right.
    expect(await change('wrong-horse-42', 'wrong-horse-42')).toMatchObject({ code: 'PASSWORD_UNCHANGED' })
    expect((await signIn('renewing@example.org', password)).status).toBe(200)
  })
})

describe('somebody at another’s keyboard', () => {
  it('guesses the password ten times in a quarter of an hour, from wherever', async () => {
    const cookie = await enterAsNew('away')
    const statuses: number[] = []
    for (let guess = 0; guess < 12; guess += 1) {
      const body = { currentPassword: `guess-number-${guess}`, newPassword: 'another-horse-42' }
      const headers = { ...fromOurPage, cookie, 'x-forwarded-for': `10.1.0.${guess}` }
      statuses.push((await post('/change-password', body, headers)).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429, 429])
  })
})

const fromOurPage = { origin: publicUrl(), 'x-forwarded-for': '10.9.9.9' }

/** A person who has just come: their cookie. */
async function enterAsNew(name: string): Promise<string> {
  const email = `${name}@example.org`
  await createAccount({ email, name, password, institutionId: null, grants: [] })
  return cookieOf(await signIn(email, password))
}

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
