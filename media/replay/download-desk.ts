import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Recording, recordingFolder } from '#media/store/recording.ts'
import { statOf } from '#media/store/stored-file.ts'
import type { Log } from '#server/log.ts'
import { changeDownload, noteDownloadProgress } from '#server/programmes/change-download.ts'
import { listDownloadTasks } from '#server/programmes/list-download-tasks.ts'
import { downloadName } from './download-file.ts'
import { makeDownload, type DownloadResult } from './make-download.ts'

export type DownloadDeskOptions = { dataDir: string; ffmpeg: string; log: Log }

type Task = { broadcastId: string; slug: string }

const mostAttempts = 3
const progressEveryMs = 5_000

/** Makes the downloads that programmes offer, one at a time beside the shows, and removes those nobody may have. */
export class DownloadDesk {
  readonly #options: DownloadDeskOptions
  readonly #attempts = new Map<string, number>()
  readonly #withoutRoom = new Set<string>()

  constructor(options: DownloadDeskOptions) {
    this.#options = options
  }

  async work(signal: AbortSignal): Promise<void> {
    const { wanted, unwanted } = await listDownloadTasks()
    for (const task of unwanted) await this.#remove(task)
    for (const task of wanted) {
      if (signal.aborted) return
      // Of a recording that another machine has, nothing is here.
      if (await statOf(this.#folderOf(task))) await this.#make(task, signal)
    }
  }

  async #make(task: Task, signal: AbortSignal): Promise<void> {
    const { broadcastId } = task
    await noteDownloadProgress(broadcastId, 0)
    try {
      await this.#settle(task, await this.#repack(task, signal))
    } catch (error) {
      if (signal.aborted) return
      const attempts = (this.#attempts.get(broadcastId) ?? 0) + 1
      this.#attempts.set(broadcastId, attempts)
      this.#options.log.warn({ err: error, broadcastId, attempts }, 'a download could not be made')
      if (attempts >= mostAttempts) await this.#fail(broadcastId)
    }
  }

  #repack(task: Task, signal: AbortSignal): Promise<DownloadResult> {
    let notedAt = performance.now()
    return makeDownload({
      recording: new Recording(this.#folderOf(task)),
      ffmpeg: this.#options.ffmpeg,
      signal,
      onProgress: (bytes) => {
        if (performance.now() - notedAt < progressEveryMs) return
        notedAt = performance.now()
        noteDownloadProgress(task.broadcastId, bytes).catch(() => {}) // The end is told all the same.
      },
    })
  }

  async #settle({ broadcastId }: Task, result: DownloadResult): Promise<void> {
    const { log } = this.#options
    if (result.kind === 'nothing') return this.#fail(broadcastId)
    if (result.kind === 'no-room') {
      if (!this.#withoutRoom.has(broadcastId)) log.warn({ broadcastId }, 'no room for a download; later')
      this.#withoutRoom.add(broadcastId)
      return
    }
    this.#withoutRoom.delete(broadcastId)
    this.#attempts.delete(broadcastId)
    await changeDownload(broadcastId, { state: 'ready', bytes: result.bytes })
    log.info({ broadcastId, bytes: result.bytes }, 'download made')
  }

  async #fail(broadcastId: string): Promise<void> {
    this.#attempts.delete(broadcastId)
    await changeDownload(broadcastId, { state: 'failed', bytes: null })
    this.#options.log.error({ broadcastId }, 'a download cannot be made')
  }

  async #remove(task: Task): Promise<void> {
    await rm(join(this.#folderOf(task), downloadName), { force: true })
    await changeDownload(task.broadcastId, { state: null, bytes: null })
  }

  #folderOf({ slug, broadcastId }: Task): string {
    return recordingFolder(this.#options.dataDir, slug, broadcastId)
  }
}
