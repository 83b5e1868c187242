import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DownloadDesk } from '#media/replay/download-desk.ts'
import type { DownloadOptions, DownloadResult } from '#media/replay/make-download.ts'
import { yieldToShows } from '#media/replay/yield-to-shows.ts'
import { recordingFolder } from '#media/store/recording.ts'
import { makeLog } from '#server/log.ts'
import { makeDataDir } from '#tests/support/data-dir.ts'
import { waitFor } from '#tests/support/wait-for.ts'

type Task = { broadcastId: string; slug: string }

const outside = vi.hoisted(() => ({
  list: vi.fn<() => Promise<{ wanted: Task[]; unwanted: Task[] }>>(),
  begin: vi.fn<() => Promise<void>>(),
  change: vi.fn<(broadcastId: string, download: object) => Promise<void>>(),
  make: vi.fn<(options: DownloadOptions) => Promise<DownloadResult>>(),
  hasRoom: vi.fn<() => Promise<boolean>>(),
}))
vi.mock('#server/programmes/list-download-tasks.ts', () => ({ listDownloadTasks: outside.list }))
vi.mock('#server/programmes/change-download.ts', () => ({
  beginDownload: outside.begin,
  changeDownload: outside.change,
  noteDownloadProgress: async () => {},
}))
vi.mock('#media/replay/make-download.ts', () => ({
  makeDownload: outside.make,
  hasRoomFor: outside.hasRoom,
}))

const task = { broadcastId: '11111111-1111-4111-8111-111111111111', slug: 'show' }
const never = new AbortController().signal
let dataDir: string
let folder: string
let desk: DownloadDesk

beforeEach(async () => {
  dataDir = await makeDataDir('caibo-downloads-')
  folder = recordingFolder(dataDir, task.slug, task.broadcastId)
  await mkdir(folder, { recursive: true })
  for (const mock of Object.values(outside)) mock.mockReset()
  outside.list.mockResolvedValue({ wanted: [task], unwanted: [] })
  desk = new DownloadDesk({ dataDir, ffmpeg: 'ffmpeg', log: makeLog('test') })
})

afterEach(() => rm(dataDir, { recursive: true }))

describe('a download', () => {
  it('that is withdrawn while it is made is cut off, and never becomes ready', async () => {
    outside.make.mockImplementation(async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      throw signal.reason
    })
    const making = desk.make(never)
    await waitFor('the making', () => outside.make.mock.calls.length > 0)
    outside.list.mockResolvedValue({ wanted: [], unwanted: [task] })
    await desk.withdraw()
    await making
    expect(outside.change.mock.calls).toEqual([[task.broadcastId, { state: null, bytes: null }]])
  })

  it('that goes takes with it what a killed process left of it', async () => {
    for (const name of ['download.mp4', 'download.mp4.tmp', 'download.mp4.1.tmp', 'source.jsonl'])
      await writeFile(join(folder, name), 'x')
    outside.list.mockResolvedValue({ wanted: [], unwanted: [task] })
    await desk.withdraw()
    expect(await readdir(folder)).toEqual(['source.jsonl'])
  })

  it('without room waits for room, and is made when there is some', async () => {
    outside.make.mockResolvedValueOnce({ kind: 'no-room', neededBytes: 1_000, wasBegun: false })
    outside.make.mockResolvedValueOnce({ kind: 'made', bytes: 900 })
    outside.hasRoom.mockResolvedValue(false)
    for (let times = 0; times < 20; times++) await desk.make(never)
    expect(outside.make).toHaveBeenCalledTimes(1)
    outside.hasRoom.mockResolvedValue(true)
    await desk.make(never)
    expect(outside.change).toHaveBeenLastCalledWith(task.broadcastId, { state: 'ready', bytes: 900 })
  })

  it('whose disk fills up while it is made is not tried again at once', async () => {
    outside.make.mockResolvedValue({ kind: 'no-room', neededBytes: 1_000, wasBegun: true })
    outside.hasRoom.mockResolvedValue(true)
    for (let times = 0; times < 20; times++) await desk.make(never)
    expect(outside.make).toHaveBeenCalledTimes(1)
  })

  it('minds no process that died before it could be put behind the shows', () => {
    expect(() => yieldToShows({ pid: 2 ** 30 })).not.toThrow()
  })
})
