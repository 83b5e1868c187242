import { join } from 'node:path'
import type { Log } from '#server/log.ts'
import { readJpegSize, type PictureSize } from './jpeg-size.ts'
import { makeSheet } from './make-sheet.ts'
import { StoryboardFiles } from './storyboard-files.ts'
import {
  isBetterPoster,
  renderStoryboard,
  stillDistanceMs,
  stillsPerSheet,
  tileSize,
  type Sheet,
} from './storyboard-layout.ts'

export type StoryboardOptions = { folder: string; ffmpeg: string; log: Log }

/** A sheet of tiles; the growing one changes with every still. */
export type SheetPicture = { jpeg: Buffer; isComplete: boolean }

/** Where the pictures of a recording are, beside its segments. */
export function storyboardFolder(recordingFolder: string): string {
  return join(recordingFolder, 'storyboard')
}

type Growing = { times: number[]; size: PictureSize | null }

/**
 * Pictures of a show by its media time, while it is live and after: stills come in, are kept one every few
 * seconds, and become sheets of tiles. The newest sheet is made when somebody looks at it. Pictures that
 * cannot be written are missing; the show never waits for them.
 */
export class Storyboard {
  readonly #files: StoryboardFiles
  readonly #options: StoryboardOptions
  #sheets: Sheet[] = []
  #growing: Growing = { times: [], size: null }
  #grown: { count: number; jpeg: Promise<Buffer> } | null = null
  #poster: { bytes: number } | null = null
  #lastMs = -Infinity
  #work: Promise<void> = Promise.resolve()
  #isFailing = false
  #isStopped = false
  #isReadable = true

  constructor(options: StoryboardOptions) {
    this.#options = options
    this.#files = new StoryboardFiles(options.folder)
  }

  /**
   * Takes up what is on disk; stills later than `untilMs` are of a segment that was lost. Never throws: a
   * show goes on without pictures that cannot be read, and leaves them as they are.
   */
  async load(untilMs = Infinity): Promise<void> {
    try {
      await this.#takeUp(untilMs)
    } catch (error) {
      this.#isStopped = true
      this.#isReadable = false
      this.#setFailing(true, error)
    }
  }

  async #takeUp(untilMs: number): Promise<void> {
    const { sheets, waiting } = await this.#files.load()
    this.#sheets = sheets
    const number = sheets.length
    const [lost, times] = [
      waiting.filter((time) => time > untilMs),
      waiting.filter((time) => time <= untilMs),
    ]
    await this.#files.removeStills(number, lost)
    const newest = times.at(-1)
    const size = newest === undefined ? null : readJpegSize(await this.#files.readStill(number, newest))
    this.#growing = { times, size }
    this.#lastMs = newest ?? sheets.at(-1)?.times.at(-1) ?? -Infinity
    const poster = await this.#files.findPoster()
    this.#poster = poster && { bytes: poster.bytes }
  }

  /** False when the disk refused to show what was kept. */
  get isReadable(): boolean {
    return this.#isReadable
  }

  /** A picture of the show at this media time; most are not kept. */
  add(still: { mediaTimeMs: number; jpeg: Buffer }): void {
    const mediaTimeMs = Math.max(0, Math.round(still.mediaTimeMs))
    if (this.#isStopped || mediaTimeMs < this.#lastMs + stillDistanceMs(mediaTimeMs)) return
    const size = readJpegSize(still.jpeg)
    if (!size) return
    this.#lastMs = mediaTimeMs
    this.#enqueue(() => this.#keep({ mediaTimeMs, jpeg: still.jpeg, size }))
  }

  /** WebVTT of tiles; null before the first picture. */
  render(): string | null {
    const { times, size } = this.#growing
    const growing = size && times.length > 0 ? [{ times, ...tileSize(size) }] : []
    const sheets = [...this.#sheets, ...growing]
    return sheets.length === 0 ? null : renderStoryboard(sheets)
  }

  /** A sheet by its number, or null. */
  async sheet(number: number): Promise<SheetPicture | null> {
    if (number < this.#sheets.length) {
      const file = await this.#files.findSheet(number)
      return file && { jpeg: Buffer.concat(await file.stream().toArray()), isComplete: true }
    }
    if (number > this.#sheets.length || this.#growing.times.length === 0) return null
    return { jpeg: await this.#grow(), isComplete: false }
  }

  async poster(): Promise<Buffer | null> {
    const file = await this.#files.findPoster()
    return file && Buffer.concat(await file.stream().toArray())
  }

  /** Nothing will follow: what waits becomes the last sheet. Can be called twice. */
  async stop(): Promise<void> {
    if (!this.#isStopped) this.#enqueue(() => this.#seal())
    this.#isStopped = true
    await this.#work
  }

  async #keep({
    mediaTimeMs,
    jpeg,
    size,
  }: {
    mediaTimeMs: number
    jpeg: Buffer
    size: PictureSize
  }): Promise<void> {
    if (isBetterPoster(this.#poster, { bytes: jpeg.length, mediaTimeMs })) {
      await this.#files.savePoster(jpeg)
      this.#poster = { bytes: jpeg.length }
    }
    if (!this.#hasRoomFor(size)) await this.#seal()
    await this.#files.saveStill(this.#sheets.length, mediaTimeMs, jpeg)
    this.#growing.times.push(mediaTimeMs)
    this.#growing.size = size
    if (!this.#hasRoomFor(size)) await this.#seal()
  }

  /** One run of ffmpeg tiles pictures of one size. */
  #hasRoomFor(size: PictureSize): boolean {
    const { size: before, times } = this.#growing
    if (times.length >= stillsPerSheet) return false
    return before === null || (before.width === size.width && before.height === size.height)
  }

  async #seal(): Promise<void> {
    const { times, size } = this.#growing
    if (!size || times.length === 0) return
    const number = this.#sheets.length
    const sheet = { ...tileSize(size), times }
    await this.#files.saveSheet(number, sheet, await this.#grow())
    this.#sheets.push(sheet)
    this.#growing = { times: [], size: null }
    this.#grown = null
    await this.#files.removeStills(number, times)
  }

  /** The growing sheet as it is now, made once for all who ask. */
  #grow(): Promise<Buffer> {
    const { times, size } = this.#growing
    if (this.#grown?.count === times.length) return this.#grown.jpeg
    const grown = { count: times.length, jpeg: this.#tile(this.#sheets.length, [...times], size) }
    this.#grown = grown
    void grown.jpeg.catch(() => {
      // Tried again by whoever asks next.
      if (this.#grown === grown) this.#grown = null
    })
    return grown.jpeg
  }

  async #tile(number: number, times: readonly number[], size: PictureSize | null): Promise<Buffer> {
    if (!size) throw new Error('a sheet without pictures')
    const stills = await Promise.all(times.map((time) => this.#files.readStill(number, time)))
    return makeSheet(this.#options.ffmpeg, stills, tileSize(size))
  }

  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).then(
      () => this.#setFailing(false),
      (error: unknown) => this.#setFailing(true, error),
    )
  }

  #setFailing(isFailing: boolean, error?: unknown): void {
    if (isFailing && !this.#isFailing)
      this.#options.log.warn({ err: error }, 'pictures of the storyboard are missing')
    this.#isFailing = isFailing
  }
}
