import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { wholeSegments, type LiveProgramme } from '#tests/support/live-programme.ts'
import { makeSessionCookie } from '#tests/support/session-cookie.ts'
import { SmallDisk } from '#tests/support/small-disk.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let disk: SmallDisk

afterAll(() => disk.release())

const media = useMedia(async () => {
  disk = await SmallDisk.make(join(env().DATA_DIR, 'media'), 16)
  return {}
})

describe('a full disk', () => {
  it('stops no picture, lists nothing that is not there, is told, and is over soon after there is room', async () => {
    const programme = await media.programme()
    programme.encode()
    const id = await programme.onAir()
    const before = wholeSegments(await programme.segments(id, 3)).length
    const crew = { headers: { cookie: await makeSessionCookie(programme.hostId) } }
    const isFailing = async (): Promise<boolean> => {
      const health: unknown = await (await programme.get('preview/health.json', crew)).json()
      return (
        typeof health === 'object' &&
        health !== null &&
        'recordingFailing' in health &&
        health.recordingFailing === true
      )
    }

    await disk.fillBut(30_000)
    await waitFor('the host to be told', isFailing)
    expect(await (await fetch(`${media.url}/metrics`)).text()).toContain('caibo_media_recordings_failing 1')
    await programme.segments(id, before + 4)
    await expectListedIsThere(programme, id)
    await expectNoEmptyFile(join(disk.path, programme.slug, id))

    const freedAt = performance.now()
    await disk.free()
    await waitFor('the recording to go on', async () => !(await isFailing()))
    expect(performance.now() - freedAt).toBeLessThan(10_000)
    const playlist = await programme.segments(id, before + 5)
    expect(wholeSegments(playlist).filter((segment) => segment.gap)).toEqual([])

    await disk.fillBut(30_000)
    await waitFor('the host to be told again', isFailing)
    await programme.end(id)
    await waitFor('the end of the playlist', async () => (await programme.playlist(id)).endlist, {
      timeoutMs: 20_000,
    })
    await disk.free()
    // What comes from disk alone, finished by the next process where this one was not there yet.
    await media.process.kill()
    await media.process.restart()
    const replay = await waitFor('the replay from disk', () => programme.playlist(id), { timeoutMs: 15_000 })
    // What was shown while there was room, or was caught up with, is in the replay.
    expect(wholeSegments(replay).filter((segment) => !segment.gap).length).toBeGreaterThanOrEqual(before + 4)
    await expectListedIsThere(programme, id)
  }, 60_000)
})

async function expectListedIsThere(programme: LiveProgramme, id: string): Promise<void> {
  const segments = wholeSegments(await programme.playlist(id)).filter((segment) => !segment.gap)
  expect(segments.length).toBeGreaterThan(0)
  for (const { uri } of segments) {
    const response = await programme.get(`${id}/${uri}`)
    expect(response.status).toBe(200)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000)
  }
}

async function expectNoEmptyFile(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.(m4s|mp4)$/.test(entry.name))
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) expect((await stat(join(file.parentPath, file.name))).size).toBeGreaterThan(500)
}
