import { describe, expect, it } from 'vitest'
import { publicUrl } from '#server/env.ts'
import { auth } from '#server/sign-in/auth.ts'

const away = [
  '/..//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '//evil.example',
  '/\t/evil.example',
]

describe('the door', () => {
  it.each(away)('sends nobody on to %j', async (path) => {
    for (const name of ['callbackURL', 'errorCallbackURL', 'newUserCallbackURL', 'redirectTo']) {
      const query = new URLSearchParams({ token: 'bad', callbackURL: '/', [name]: path })
      expect(await get(`/verify-email?${query}`), name).toEqual({ status: 403, location: null })
      expect(await post('/send-verification-email', { email: 'a@example.org', [name]: path }), name).toBe(403)
    }
    const query = new URLSearchParams({ callbackURL: path })
    expect(await get(`/reset-password/bad?${query}`)).toEqual({ status: 403, location: null })
    expect(await post('/request-password-reset', { email: 'a@example.org', redirectTo: path })).toBe(403)
  })

  it('refuses a way on that is said twice', async () => {
    const answer = await get('/verify-email?token=bad&callbackURL=/&callbackURL=/..//evil.example')
    expect(answer).toEqual({ status: 403, location: null })
  })

  it('sends people on within the site', async () => {
    expect(await get('/verify-email?token=bad&callbackURL=/account/settings')).toEqual({
      status: 302,
      location: '/account/settings?error=INVALID_TOKEN',
    })
  })
})

async function get(path: string): Promise<{ status: number; location: string | null }> {
  const { status, headers } = await auth().handler(new Request(`${publicUrl()}/api/auth${path}`))
  return { status, location: headers.get('location') }
}

async function post(path: string, body: object): Promise<number> {
  const answer = await auth().handler(
    new Request(`${publicUrl()}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl(), 'x-forwarded-for': '10.2.2.2' },
      body: JSON.stringify(body),
    }),
  )
  return answer.status
}
