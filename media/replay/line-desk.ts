import { join } from 'node:path'
import { dueLinesName } from '#media/store/kept-lines.ts'
import { Recording } from '#media/store/recording.ts'
import { listRecordingFolders, type RecordingFolder } from '#media/store/recording-folders.ts'
import { statOf } from '#media/store/stored-file.ts'
import type { Log } from '#server/log.ts'
import { keepLines } from './keep-lines.ts'

export type LineDeskOptions = {
  dataDir: string
  log: Log
  /** Whether a broadcast runs in this process: it keeps its captions itself. */
  isRunning: (broadcastId: string) => boolean
}

/** What fails as often is at fault itself, and waits for the next start. */
const mostAttempts = 3

/** Keeps the captions that a crash or a failure left behind when their recording was finished. */
export class LineDesk {
  readonly #options: LineDeskOptions
  readonly #attempts = new Map<string, number>()

  constructor(options: LineDeskOptions) {
    this.#options = options
  }

  async look(signal: AbortSignal): Promise<void> {
    const { dataDir, isRunning } = this.#options
    for (const folder of await listRecordingFolders(dataDir)) {
      if (signal.aborted) return
      const isGivenUp = (this.#attempts.get(folder.broadcastId) ?? 0) >= mostAttempts
      if (isGivenUp || isRunning(folder.broadcastId)) continue
      if (await statOf(join(folder.path, dueLinesName))) await this.#attempt(folder)
    }
  }

  async #attempt({ broadcastId, path }: RecordingFolder): Promise<void> {
    const { log } = this.#options
    try {
      await keepLines(broadcastId, new Recording(path))
      this.#attempts.delete(broadcastId)
      log.info({ broadcastId }, 'captions that came with the picture kept after all')
    } catch (error) {
      const attempts = (this.#attempts.get(broadcastId) ?? 0) + 1
      this.#attempts.set(broadcastId, attempts)
      const failure = { err: error, broadcastId, attempts }
      if (attempts < mostAttempts) log.warn(failure, 'captions that came with the picture are not kept')
      else log.error(failure, 'captions that came with the picture cannot be kept until the next start')
    }
  }
}
