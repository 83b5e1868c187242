import { afterEach, describe, expect, it, vi } from 'vitest'
import { changeName, changePassword, signIn } from '#components/account/auth-requests.ts'

afterEach(() => vi.unstubAllGlobals())

describe('what went wrong at the account', () => {
  it.each([
    ['INVALID_PASSWORD', 'current'],
    ['PASSWORD_UNCHANGED', 'unchanged'],
    ['PASSWORD_TOO_SHORT', 'weak'],
  ])('is said of a password for %s: %s', async (code, kind) => {
    answerWith(400, { code })
    const form = { currentPassword: 'correct-horse-42', newPassword: 'another-horse-42' }
    expect(await changePassword(form)).toEqual({ kind })
  })

  it.each([
    [400, { code: 'NAME_EMPTY' }, 'name'],
    [400, { code: 'NAME_REFUSED' }, 'nameRefused'],
    [429, { code: 'RATE_LIMITED', seconds: 80_000 }, 'renames'],
  ])('is said of a name for %i %j: %s', async (status, body, kind) => {
    answerWith(status, body)
    expect(await changeName({ name: 'Ann' })).toEqual({ kind })
  })

  it('says at the door nothing of which of the two was wrong', async () => {
    answerWith(401, { code: 'INVALID_EMAIL_OR_PASSWORD' })
    expect(await signIn({ email: 'a@example.org', password: 'x' })).toEqual({ kind: 'credentials' })
  })
})

function answerWith(status: number, body: object): void {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })))
}
