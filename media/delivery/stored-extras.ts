import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { RecentlyAsked } from './recently-asked.ts'
import type { Extra, ShowExtras, ShowName } from './show-extras.ts'
import { recordingFolder } from '#media/store/recording.ts'
import { findFile } from '#media/store/stored-file.ts'
import type { Log } from '#server/log.ts'
import { downloadName } from '#media/replay/download-file.ts'
import { Storyboard, storyboardFolder } from '#media/replay/storyboard.ts'

export type StoredExtrasOptions = {
  dataDir: string
  ffmpeg: string
  log: Log
  /** The storyboard of a broadcast that runs in this process. */
  findRunning(broadcastId: string): Storyboard | undefined
}

/** One that the disk refused to show is read again after this. */
const unreadMs = 1_000

/** Storyboards of replays that stay open; each is some kilobytes of times. */
const openStoryboards = 50

/** Storyboard, poster and download of running broadcasts and replays, from what is kept of them. */
export class StoredExtras implements ShowExtras {
  readonly #options: StoredExtrasOptions
  readonly #replays = new RecentlyAsked<Storyboard>({
    freshMs: (storyboard) => (storyboard.isReadable ? Infinity : unreadMs),
    most: openStoryboards,
  })

  constructor(options: StoredExtrasOptions) {
    this.#options = options
  }

  async storyboard(show: ShowName): Promise<Extra | null> {
    const { storyboard, isRunning } = await this.#find(show)
    const vtt = storyboard.render()
    return vtt === null ? null : inMemory(Buffer.from(vtt), { isFinal: !isRunning })
  }

  async sheet(show: ShowName, number: number): Promise<Extra | null> {
    const { storyboard, isRunning } = await this.#find(show)
    const sheet = await storyboard.sheet(number)
    return sheet && inMemory(sheet.jpeg, { isFinal: sheet.isComplete || !isRunning })
  }

  async poster(show: ShowName): Promise<Extra | null> {
    const { storyboard, isRunning } = await this.#find(show)
    const jpeg = await storyboard.poster()
    return jpeg && inMemory(jpeg, { isFinal: !isRunning })
  }

  async download({ slug, broadcastId }: ShowName): Promise<Extra | null> {
    const folder = recordingFolder(this.#options.dataDir, slug, broadcastId)
    const piece = await findFile(join(folder, downloadName))
    return piece && { piece, version: `${piece.bytes}-${Math.round(piece.changedAtMs)}`, isFinal: false }
  }

  async #find({ slug, broadcastId }: ShowName): Promise<{ storyboard: Storyboard; isRunning: boolean }> {
    const running = this.#options.findRunning(broadcastId)
    if (running) return { storyboard: running, isRunning: true }
    const load = async (): Promise<Storyboard> => {
      const { dataDir, ffmpeg, log } = this.#options
      const folder = storyboardFolder(recordingFolder(dataDir, slug, broadcastId))
      const storyboard = new Storyboard({ folder, ffmpeg, log })
      await storyboard.load()
      return storyboard
    }
    return { storyboard: await this.#replays.get(broadcastId, load), isRunning: false }
  }
}

function inMemory(bytes: Buffer, { isFinal }: { isFinal: boolean }): Extra {
  const version = createHash('sha1').update(bytes).digest('base64url')
  return { piece: { bytes: bytes.length, buffers: [bytes] }, version, isFinal }
}
