import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { expireRecordings } from '#server/programmes/expire-recordings.ts'
import { judgeRecordings } from '#server/programmes/judge-recordings.ts'
import { listAudit, offerDownload, setReplayState } from '#tests/support/evidence.ts'
import { wholeSegments, type LiveProgramme } from '#tests/support/live-programme.ts'
import { runFfmpeg } from '#tests/support/run-command.ts'
import { readCues, type Cue } from '#tests/support/storyboard.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

/** A show whose encoder left once and came back with another picture size. */
async function showWithChange(programme: LiveProgramme): Promise<string> {
  const first = programme.encode()
  const id = await programme.onAir()
  await programme.segments(id, 2)
  await first.kill()
  await waitFor('the interruption', async () => (await programme.broadcast(id))?.state === 'interrupted')
  const before = wholeSegments(await programme.playlist(id)).length
  programme.encode({ width: 480, height: 270 })
  await programme.segments(id, before + 2)
  await programme.end(id)
  await waitFor('the replay', async () => (await programme.playlist(id)).endlist)
  return id
}

describe('the download of a replay', () => {
  it('is one MP4 of the whole show that plays while it loads, goes when it is withdrawn, and comes again', async () => {
    const programme = await media.programme()
    await offerDownload(programme.programmeId)
    const id = await showWithChange(programme)
    const seconds = wholeSegments(await programme.playlist(id)).reduce((sum, each) => sum + each.duration, 0)
    const url = `${id}/download.mp4`
    const response = await waitFor(
      'the download',
      async () => {
        const answer = await programme.get(url)
        return answer.ok && answer
      },
      { timeoutMs: 25_000 },
    )
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
    const decoded = await decode(bytes)
    expect(decoded.complaints).toBe('')
    expect(Math.abs(decoded.seconds - seconds)).toBeLessThan(0.3)
    expect(decoded.frames / 30).toBeGreaterThan(seconds - 0.5)
    const range = await programme.get(url, { headers: { range: 'bytes=100-199' } })
    expect(range.status).toBe(206)
    expect(Buffer.from(await range.arrayBuffer())).toEqual(bytes.subarray(100, 200))

    const folder = join(env().DATA_DIR, 'media', programme.slug, id)
    await setReplayState(id, 'withdrawn')
    await waitFor('it to be gone', async () => !(await readdir(folder)).includes('download.mp4'), {
      timeoutMs: 15_000,
    })
    expect((await programme.get(url)).status).toBe(404)
    await setReplayState(id, 'published')
    await waitFor('it to be there again', async () => (await programme.get(url)).ok, { timeoutMs: 20_000 })
  }, 90_000)
})

describe('the pictures of a show', () => {
  it('are there while it is live, after a crash of the media process, and in its replay', async () => {
    const programme = await media.programme()
    const first = programme.encode()
    const id = await programme.onAir()
    await waitFor('a tile', async () => (await cuesOf(programme, id)).length >= 1, { timeoutMs: 20_000 })
    await waitFor('a poster', async () => (await programme.get(`${id}/poster.jpg`)).ok, { timeoutMs: 20_000 })
    expect((await programme.get('cover.jpg')).status).toBe(200)
    const sheet = await programme.get(`${id}/storyboard/0.jpg`)
    expect(sheet.headers.get('content-type')).toBe('image/jpeg')
    expect(sheet.headers.get('cache-control')).not.toContain('immutable')
    await media.process.kill()
    await media.process.restart()
    await first.ended()
    const kept = await cuesOf(programme, id)
    expect(kept.length).toBeGreaterThanOrEqual(1)

    programme.encode()
    await waitFor('the next tile', async () => (await cuesOf(programme, id)).length > kept.length, {
      timeoutMs: 20_000,
    })
    await programme.end(id)
    await waitFor('the replay', async () => (await listAudit(id, 'replay.published')).length === 1)
    const cues = await cuesOf(programme, id)
    expect(cues.slice(0, kept.length - 1)).toEqual(kept.slice(0, -1))
    expect((await programme.get(`${id}/storyboard/0.jpg`)).status).toBe(200)
  }, 90_000)
})

describe('a recording beyond its time', () => {
  it('expires when nobody may see it, its files go, and a folder of nobody stays', async () => {
    const programme = await media.programme()
    programme.encode()
    const id = await programme.onAir()
    await programme.segments(id, 1)
    await programme.end(id)
    await waitFor('the replay', async () => (await listAudit(id, 'replay.published')).length === 1)
    const root = join(env().DATA_DIR, 'media')
    const orphan = join(root, 'nobody', '0198c0de-0000-7000-8000-000000000000')
    await mkdir(orphan, { recursive: true })
    await writeFile(join(orphan, 'source.jsonl'), '')

    const policy = { maxAgeDays: 1e-7, maxBytes: null }
    expect(await expireRecordings(policy)).toBe(0)
    await setReplayState(id, 'withdrawn')
    expect(await expireRecordings(policy)).toBe(1)
    expect(await expireRecordings(policy)).toBe(0)
    expect(await listAudit(id, 'replay.expired')).toHaveLength(1)
    expect((await judgeRecordings([id])).get(id)).toBe('remove')

    await media.process.stop()
    await media.process.restart()
    await waitFor('the files to go', async () => !(await readdir(join(root, programme.slug))).includes(id))
    expect(await readdir(orphan)).toEqual(['source.jsonl'])
    expect(await (await fetch(`${media.url}/metrics`)).text()).toContain('caibo_media_orphan_recordings 1')
  }, 60_000)
})

async function cuesOf(programme: LiveProgramme, id: string): Promise<Cue[]> {
  return readCues(await (await programme.get(`${id}/storyboard.vtt`)).text())
}

async function decode(bytes: Buffer): Promise<{ seconds: number; frames: number; complaints: string }> {
  const path = join(env().DATA_DIR, 'downloaded.mp4')
  await writeFile(path, bytes)
  const args = ['-progress', 'pipe:1', '-i', path, '-map', '0', '-vsync', 'passthrough', '-f', 'null', '-']
  const { stdout, stderr } = await runFfmpeg(args)
  const progress = stdout.toString('utf8')
  const newest = (name: string): number =>
    Number([...progress.matchAll(new RegExp(`^${name}=(\\d+)`, 'gm'))].at(-1)?.[1])
  return { seconds: newest('out_time_us') / 1_000_000, frames: newest('frame'), complaints: stderr }
}
