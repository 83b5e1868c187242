import { createECDH, randomBytes } from 'node:crypto'
import { Agent, createServer, type Server } from 'node:https'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#server/db.ts'
import { publicUrl } from '#server/env.ts'
import { readPushKeys } from '#server/notices/push-keys.ts'
import { isPushService, listPushedBrowsers, subscribe } from '#server/notices/push-subscriptions.ts'
import { sendPush } from '#server/notices/send-push.ts'
import { auth } from '#server/sign-in/auth.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeCertificate } from '#tests/support/certificate.ts'
import { signInAs } from '#tests/support/sign-in-as.ts'

const words = { title: 'Soon', body: 'A show begins', url: 'https://example.org/live/x', tag: '1' }
/** Stands in for a push service: its certificate is its own. */
const agent = new Agent({ rejectUnauthorized: false })

let folder: string
let service: Server
let status = 201
const received: { headers: NodeJS.Dict<string | string[]>; body: Buffer }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caibo-push-'))
  const files = { keyFile: join(folder, 'key.pem'), certFile: join(folder, 'cert.pem') }
  await makeCertificate('localhost', files)
  const [key, cert] = await Promise.all([readFile(files.keyFile), readFile(files.certFile)])
  service = createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks) })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  service.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a push', () => {
  it('is signed by the house and read by nobody on the way', async () => {
    expect(await sendPush(subscription(), words, agent)).toBe(true)
    const [push] = received.splice(0)
    expect(push?.headers['content-encoding']).toBe('aes128gcm')
    expect(String(push?.headers['authorization'])).toContain((await readPushKeys()).publicKey)
    expect(push?.body.toString('latin1')).not.toContain('A show begins')
  })

  it('tells a subscription that is gone from a service that fails', async () => {
    status = 410
    expect(await sendPush(subscription(), words, agent)).toBe(false)
    status = 500
    await expect(sendPush(subscription(), words, agent)).rejects.toMatchObject({ statusCode: 500 })
    status = 201
  })

  it('goes to the push services of browsers only, and to ten browsers of one person', async () => {
    const refused = [
      'https://127.0.0.1/push',
      'http://fcm.googleapis.com/x',
      'https://fcm.googleapis.com:8443/x',
      'https://fcm.googleapis.com.evil.example/x',
      'https://user@fcm.googleapis.com/x',
      'file:///etc/passwd',
      'nonsense',
    ]
    expect(refused.filter((endpoint) => isPushService(endpoint))).toEqual([])
    expect(isPushService('https://web.push.apple.com/abc')).toBe(true)

    const signedIn = await signInAs(await makeAccount('viewer'))
    const { actor } = signedIn
    await expect(
      subscribe(signedIn, { ...subscription(), endpoint: 'https://10.0.0.1/x' }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    for (let browser = 0; browser < 12; browser += 1) {
      const endpoint = `https://fcm.googleapis.com/fcm/send/${actor.userId}-${browser}`
      await subscribe(signedIn, { ...subscription(), endpoint })
    }
    const kept = await db().pushSubscription.findMany({ where: { userId: actor.userId } })
    expect(kept).toHaveLength(10)
  })

  it('is for as long as the sign-in that asked for it, and no other', async () => {
    const userId = await makeAccount('shared')
    const [phone, library] = [await signInAs(userId), await signInAs(userId)]
    const at = (name: string) => `https://fcm.googleapis.com/fcm/send/${userId}-${name}`
    await subscribe(phone, { ...subscription(), endpoint: at('phone') })
    await subscribe(library, { ...subscription(), endpoint: at('library') })
    await signOut(library.cookie)
    expect(await listPushedBrowsers(phone.actor)).toEqual([at('phone')])
    await expect(subscribe(library, { ...subscription(), endpoint: at('library') })).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
    })

    const { internalAdapter } = await auth().$context
    await db().session.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } })
    await internalAdapter.deleteUserSessions(userId)
    expect(await listPushedBrowsers(phone.actor)).toEqual([at('phone')])
  })
})

async function signOut(cookie: string): Promise<void> {
  const answer = await auth().handler(
    new Request(`${publicUrl()}/api/auth/sign-out`, {
      method: 'POST',
      headers: { origin: publicUrl(), cookie },
    }),
  )
  expect(answer.status).toBe(200)
}

/** A browser's keys, as the Push API gives them (RFC 8291). */
function subscription(): { endpoint: string; p256dh: string; auth: string } {
  const address = service.address()
  const port = typeof address === 'object' ? address?.port : 0
  const keys = createECDH('prime256v1')
  return {
    endpoint: `https://127.0.0.1:${port}/push`,
    p256dh: keys.generateKeys().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
  }
}
