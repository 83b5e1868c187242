import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { localDisk, writeWhole } from '#media/store/disk.ts'
import { findFile, isMissing, listFolder, type StoredFile } from '#media/store/stored-file.ts'
import type { Sheet } from './storyboard-layout.ts'

const sheetSchema = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  times: z.array(z.number().int().min(0)).min(1),
})

export type KeptStoryboard = {
  sheets: Sheet[]
  /** Media times of the stills that wait for their sheet. */
  waiting: number[]
}

/**
 * A storyboard on disk: `<n>.jpg` and `<n>.json` for a finished sheet, `<n>-<media time>.jpg` for stills of
 * the one that grows, `poster.jpg`. File names and sheets say everything; there is no list to lose.
 */
export class StoryboardFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** What is there, up to the first sheet that is not whole; files that belong to nothing go. */
  async load(): Promise<KeptStoryboard> {
    const names = await listFolder(this.#folder)
    const sheets: Sheet[] = []
    for (let sheet = await this.#readSheet(0); sheet; sheet = await this.#readSheet(sheets.length))
      sheets.push(sheet)
    const waiting: number[] = []
    for (const name of names) {
      const [, number, time] = /^(\d+)-(\d+)\.jpg$/.exec(name) ?? []
      if (number !== undefined && Number(number) === sheets.length) waiting.push(Number(time))
      else if (number !== undefined || name.endsWith('.tmp'))
        await rm(join(this.#folder, name), { force: true })
    }
    return { sheets, waiting: waiting.toSorted((one, other) => one - other) }
  }

  saveStill(sheet: number, mediaTimeMs: number, jpeg: Buffer): Promise<void> {
    return this.#write(stillName(sheet, mediaTimeMs), jpeg)
  }

  readStill(sheet: number, mediaTimeMs: number): Promise<Buffer> {
    return readFile(join(this.#folder, stillName(sheet, mediaTimeMs)))
  }

  async removeStills(sheet: number, times: readonly number[]): Promise<void> {
    await Promise.all(times.map((time) => rm(join(this.#folder, stillName(sheet, time)), { force: true })))
  }

  /** The picture first: a sheet counts when its list of times is there. */
  async saveSheet(number: number, sheet: Sheet, jpeg: Buffer): Promise<void> {
    await this.#write(`${number}.jpg`, jpeg)
    await this.#write(`${number}.json`, Buffer.from(JSON.stringify(sheet)))
  }

  findSheet(number: number): Promise<StoredFile | null> {
    return this.#find(`${number}.jpg`)
  }

  savePoster(jpeg: Buffer): Promise<void> {
    return this.#write('poster.jpg', jpeg)
  }

  findPoster(): Promise<StoredFile | null> {
    return this.#find('poster.jpg')
  }

  async #readSheet(number: number): Promise<Sheet | null> {
    try {
      return sheetSchema.parse(JSON.parse(await readFile(join(this.#folder, `${number}.json`), 'utf8')))
    } catch (error) {
      // None, or what a power cut left of one: its pictures are gone, the show is not.
      if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null
      throw error
    }
  }

  #find(name: string): Promise<StoredFile | null> {
    return findFile(join(this.#folder, name))
  }

  #write(name: string, bytes: Buffer): Promise<void> {
    return writeWhole(localDisk, join(this.#folder, name), { parts: [bytes] })
  }
}

function stillName(sheet: number, mediaTimeMs: number): string {
  return `${sheet}-${mediaTimeMs}.jpg`
}
