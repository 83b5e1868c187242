import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isMissing } from '#media/store/stored-file.ts'
import type { Log } from '#server/log.ts'
import { judgeRecordings } from '#server/programmes/judge-recordings.ts'

export type RecordingKeeperOptions = {
  dataDir: string
  log: Log
  /** Whether a broadcast runs in this process: its files are nobody else's. */
  isRunning: (broadcastId: string) => boolean
}

type Folder = { slug: string; broadcastId: string; path: string }

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
    const folders = (await listFolders(join(dataDir, 'media'))).filter(
      ({ broadcastId }) => !isRunning(broadcastId),
    )
    const fates = await judgeRecordings(folders.map(({ broadcastId }) => broadcastId))
    for (const { broadcastId, path } of folders) {
      if (fates.get(broadcastId) !== 'remove') continue
      await rm(path, { recursive: true, force: true })
      log.info({ broadcastId }, 'files of a recording removed')
    }
    this.#report(folders.filter(({ broadcastId }) => fates.get(broadcastId) === 'unknown'))
  }

  #report(orphans: readonly Folder[]): void {
    const paths = new Set(orphans.map(({ path }) => path))
    const news = [...paths].filter((path) => !this.#orphans.has(path))
    this.#orphans = paths
    if (news.length > 0)
      this.#options.log.warn({ folders: news }, 'recordings of no broadcast: kept, please look')
  }
}

/** `<slug>/<broadcast>`; what is named otherwise is none of ours. */
async function listFolders(root: string): Promise<Folder[]> {
  const folders: Folder[] = []
  for (const slug of await listNames(root)) {
    for (const broadcastId of await listNames(join(root, slug))) {
      if (z.uuid().safeParse(broadcastId).success)
        folders.push({ slug, broadcastId, path: join(root, slug, broadcastId) })
    }
  }
  return folders
}

async function listNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
