import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Recording, recordingFolder } from '#media/store/recording.ts'
import { statOf } from '#media/store/stored-file.ts'
import type { Log } from '#server/log.ts'
import { beginDownload, changeDownload, noteDownloadProgress } from '#server/programmes/change-download.ts'
import { listDownloadTasks } from '#server/programmes/list-download-tasks.ts'
import { downloadName, removeHalfMade } from './download-file.ts'
import { hasRoomFor, makeDownload, type DownloadResult } from './make-download.ts'

export type DownloadDeskOptions = { dataDir: string; ffmpeg: string; log: Log }

type Task = { broadcastId: string; slug: string }
type NoRoom = Extract<DownloadResult, { kind: 'no-room' }>

/** Since when, and for what, there was no room; tried again when there is room and `notBefore` has passed. */
type Waiting = { neededBytes: number; pauseMs: number; notBefore: number }

const mostAttempts = 3
const progressEveryMs = 5_000

/** A disk that filled up while a download was made: at first tried again after this, then ever later. */
const firstPauseMs = 10_000
const longestPauseMs = 600_000

/** Makes the downloads that programmes offer, one at a time beside the shows, and removes those nobody may have. */
export class DownloadDesk {
  readonly #options: DownloadDeskOptions
  readonly #attempts = new Map<string, number>()
  readonly #waiting = new Map<string, Waiting>()
  #making: { broadcastId: string; cut: AbortController; done: Promise<void> } | null = null

  constructor(options: DownloadDeskOptions) {
    this.#options = options
  }

  /** Removes what nobody may have any more; one that is being made is cut off, and gone when this resolves. */
  async withdraw(): Promise<void> {
    const { unwanted } = await listDownloadTasks()
    for (const task of unwanted) {
      const making = this.#making
      if (making?.broadcastId === task.broadcastId) {
        making.cut.abort()
        await making.done
      }
      await this.#remove(task)
    }
  }

  /** Makes what is wanted and not there, until the signal fires. */
  async make(signal: AbortSignal): Promise<void> {
    const { wanted } = await listDownloadTasks()
    for (const task of wanted) {
      if (signal.aborted) return
      // Of a recording that another machine has, nothing is here.
      if (!(await statOf(this.#folderOf(task))) || !(await this.#isItsTime(task))) continue
      const cut = new AbortController()
      const done = this.#attempt(task, AbortSignal.any([signal, cut.signal]))
      this.#making = { broadcastId: task.broadcastId, cut, done: done.catch(() => {}) }
      try {
        await done
      } finally {
        this.#making = null
      }
    }
  }

  /** One question to the file system, not a look at the whole recording, while the disk is full. */
  async #isItsTime(task: Task): Promise<boolean> {
    const waiting = this.#waiting.get(task.broadcastId)
    if (!waiting) return true
    return performance.now() >= waiting.notBefore && hasRoomFor(this.#folderOf(task), waiting.neededBytes)
  }

  async #attempt(task: Task, signal: AbortSignal): Promise<void> {
    const { broadcastId } = task
    await beginDownload(broadcastId)
    try {
      const result = await this.#repack(task, signal)
      if (!signal.aborted) await this.#settle(task, result)
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
    if (result.kind === 'no-room') return this.#waitForRoom(broadcastId, result)
    await changeDownload(broadcastId, { state: 'ready', bytes: result.bytes })
    this.#forget(broadcastId)
    log.info({ broadcastId, bytes: result.bytes }, 'download made')
  }

  #waitForRoom(broadcastId: string, { neededBytes, wasBegun }: NoRoom): void {
    const before = this.#waiting.get(broadcastId)
    if (!before)
      this.#options.log.error({ broadcastId, neededBytes }, 'the disk has no room for a download; it waits')
    const pauseMs = before ? Math.min(before.pauseMs * 2, longestPauseMs) : firstPauseMs
    const notBefore = wasBegun ? performance.now() + pauseMs : 0
    this.#waiting.set(broadcastId, { neededBytes, pauseMs: wasBegun ? pauseMs : firstPauseMs, notBefore })
  }

  async #fail(broadcastId: string): Promise<void> {
    await changeDownload(broadcastId, { state: 'failed', bytes: null })
    this.#forget(broadcastId)
    this.#options.log.error({ broadcastId }, 'a download cannot be made')
  }

  async #remove(task: Task): Promise<void> {
    const folder = this.#folderOf(task)
    await rm(join(folder, downloadName), { force: true })
    await removeHalfMade(folder)
    await changeDownload(task.broadcastId, { state: null, bytes: null })
    this.#forget(task.broadcastId)
  }

  #forget(broadcastId: string): void {
    this.#attempts.delete(broadcastId)
    this.#waiting.delete(broadcastId)
  }

  #folderOf({ slug, broadcastId }: Task): string {
    return recordingFolder(this.#options.dataDir, slug, broadcastId)
  }
}
