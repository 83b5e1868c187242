import { randomUUID } from 'node:crypto'
import { auth } from '#server/sign-in/auth.ts'
import { makeSessionCookie } from './session-cookie.ts'

const atOnce = 8

/** Viewer accounts for load tests: signed in, without a password, because hashing one takes longer than all the rest. */
export async function makeBenchViewers(count: number): Promise<{ userId: string; cookie: string }[]> {
  const viewers: { userId: string; cookie: string }[] = []
  const { internalAdapter } = await auth().$context

  async function makeSome(): Promise<void> {
    while (viewers.length < count) {
      const viewer = { userId: '', cookie: '' }
      const name = `观众${String(viewers.push(viewer)).padStart(4, '0')}`
      const email = `bench-${randomUUID()}@caibo.example`
      const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'admin' })
      viewer.userId = user.id
      viewer.cookie = await makeSessionCookie(user.id)
    }
  }

  await Promise.all(Array.from({ length: atOnce }, makeSome))
  return viewers
}
