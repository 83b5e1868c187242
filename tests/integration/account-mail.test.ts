import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auth } from '#server/accounts/auth.ts'
import { env, publicUrl } from '#server/env.ts'

const folder = () => join(env().DATA_DIR, 'outbox')

describe('a new account', () => {
  it('gets one letter whose link confirms the address', async () => {
    const answer = await auth().handler(
      new Request(`${publicUrl()}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: publicUrl(), 'accept-language': 'en' },
        body: JSON.stringify({ email: 'letter@example.org', name: 'Letter', password: 'correct-horse-42' }),
      }),
    )
    expect(answer.status).toBe(200)

    const files = await readdir(folder())
    const letters = await Promise.all(files.map(async (file) => readFile(join(folder(), file), 'utf8')))
    const mine = letters.filter((letter) => letter.includes('To: letter@example.org'))
    expect(mine).toHaveLength(1)
    expect((await stat(join(folder(), files[0] ?? ''))).mode & 0o077).toBe(0)

    const plain = (mine[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const link = /https?:\/\/\S+verify-email\S+/.exec(plain)?.[0] ?? ''
    expect((await auth().handler(new Request(link))).status).toBeLessThan(400)
    const context = await auth().$context
    const found = await context.internalAdapter.findUserByEmail('letter@example.org')
    expect(found?.user.emailVerified).toBe(true)
  })
})
