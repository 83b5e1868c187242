import { afterAll, describe, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { rotateStreamKey } from '#server/programmes/rotate-stream-key.ts'
import { wholeSegments, type LiveProgramme } from '#tests/support/live-programme.ts'
import { mustRead } from '#tests/support/show.ts'
import { TcpRelay } from '#tests/support/tcp-relay.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let database: TcpRelay

afterAll(() => database.stop())

const media = useMedia(async () => {
  const url = new URL(env().DATABASE_URL ?? '')
  database = await TcpRelay.start(Number(url.port))
  url.port = String(database.port)
  return { env: { DATABASE_URL: url.href } }
})

// Before the media process stops, which writes its last words there.
afterAll(() => database.open())

describe('stream keys at the gate', () => {
  it('a second encoder is refused in words while the first one sends, and the show goes on', async () => {
    const programme = await media.programme()
    const first = programme.encode()
    const id = await programme.onAir()
    expect(await programme.encode().ended()).toContain('Another encoder is sending')
    const before = wholeSegments(await programme.playlist(id)).length
    await programme.segments(id, before + 1)
    expect(first.hasEnded).toBe(false)
    await programme.end(id)
  })

  it('a newer encoder takes over from one that has been silent for five seconds', async () => {
    const programme = await media.programme()
    const first = programme.encode()
    const id = await programme.onAir()
    first.pause()
    await waitFor('the silence', async () => (await silenceOf(programme)) > 5_500, { timeoutMs: 12_000 })
    const before = wholeSegments(await programme.playlist(id)).length
    programme.encode()
    await programme.segments(id, before + 2)
    first.resume()
    await first.ended()
    expect((await programme.broadcast(id))?.state).toBe('on-air')
    await programme.end(id)
  })

  it('a key that was rotated away opens nothing', async () => {
    const programme = await media.programme()
    const actor = await mustRead(programme.hostId)
    await rotateStreamKey(await authorize(actor, 'programme:run', { programmeId: programme.programmeId }))
    expect(await programme.encode().ended()).toContain('wrong or was revoked')
  })

  it('an encoder whose key is rotated away is cut within five seconds and told why; the new key resumes', async () => {
    const programme = await media.programme()
    const first = programme.encode()
    const id = await programme.onAir()
    const actor = await mustRead(programme.hostId)
    const authorized = await authorize(actor, 'programme:run', { programmeId: programme.programmeId })
    const streamKey = await rotateStreamKey(authorized)
    expect(await first.ended(5_000)).toContain('wrong or was revoked')
    await waitFor('the interruption', async () => (await programme.broadcast(id))?.state === 'interrupted')
    programme.encode({ streamKey })
    await waitFor('the show', async () => (await programme.broadcast(id))?.state === 'on-air')
    await programme.end(id)
  })
})

describe('while the database is away', () => {
  it('the picture goes on, a new encoder is told to retry, and what happened is told afterwards', async () => {
    const programme = await media.programme()
    const other = await media.programme()
    const encoder = programme.encode()
    const id = await programme.onAir()
    const before = wholeSegments(await programme.segments(id, 1)).length
    await database.close()
    await programme.segments(id, before + 3)
    expect(await other.encode().ended()).toContain('please retry')
    await encoder.kill()
    await waitFor(
      'the pause',
      async () => (await programme.get(`${id}/source.m3u8?_HLS_msn=${before + 5}`)).ok,
    )
    expect((await programme.broadcast(id))?.state).toBe('on-air')
    await database.open()
    await waitFor('the interruption', async () => (await programme.broadcast(id))?.state === 'interrupted', {
      timeoutMs: 15_000,
    })
    await programme.end(id)
  })
})

async function silenceOf(programme: LiveProgramme): Promise<number> {
  const id = (await programme.openBroadcast())?.id ?? ''
  const last = (await programme.playlist(id)).segments.at(-1)?.programDateTime
  // The newest date listed is at most a segment older than the newest frame.
  return Date.now() - (last?.getTime() ?? Date.now()) - 1_500
}
