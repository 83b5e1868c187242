import { rm } from 'node:fs/promises'
import { listRecordingFolders, type RecordingFolder } from '#media/store/recording-folders.ts'
import type { Log } from '#server/log.ts'
import { judgeRecordings } from '#server/programmes/judge-recordings.ts'

export type RecordingKeeperOptions = {
  dataDir: string
  log: Log
  /** Whether a broadcast runs in this process: its files are nobody else's. */
  isRunning: (broadcastId: string) => boolean
}

/**
 * Removes the files of recordings that the database let go, and says which folders belong to no broadcast:
 * those are left to a person, since the database may be the one that is wrong.
 */
export class RecordingKeeper {
  readonly #options: RecordingKeeperOptions
  #orphans = new Set<string>()

  constructor(options: RecordingKeeperOptions) {
    this.#options = options
  }

  /** Folders of no broadcast, as of the last look. */
  get orphanCount(): number {
    return this.#orphans.size
  }

  async look(): Promise<void> {
    const { dataDir, log, isRunning } = this.#options
    const folders = (await listRecordingFolders(dataDir)).filter(({ broadcastId }) => !isRunning(broadcastId))
    const fates = await judgeRecordings(folders.map(({ broadcastId }) => broadcastId))
    for (const { broadcastId, path } of folders) {
      if (fates.get(broadcastId) !== 'remove') continue
      await rm(path, { recursive: true, force: true })
      log.info({ broadcastId }, 'files of a recording removed')
    }
    this.#report(folders.filter(({ broadcastId }) => fates.get(broadcastId) === 'unknown'))
  }

  #report(orphans: readonly RecordingFolder[]): void {
    const paths = new Set(orphans.map(({ path }) => path))
    const news = [...paths].filter((path) => !this.#orphans.has(path))
    this.#orphans = paths
    if (news.length > 0)
      this.#options.log.warn({ folders: news }, 'recordings of no broadcast: kept, please look')
  }
}
