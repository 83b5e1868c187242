import { afterAll, beforeAll } from 'vitest'
import { env } from '#server/env.ts'
import { LiveProgramme, type ProgrammeOptions } from './live-programme.ts'
import { MediaProcess } from './media-process.ts'

type StartOptions = { env?: Record<string, string> }

/**
 * Gives a test file its media process. It, those that tests start beside it, and the encoders of all their
 * programmes end with the file, also when a test failed on its way.
 */
export function useMedia(prepare: () => StartOptions | Promise<StartOptions> = () => ({})): MediaOfFile {
  const media = new MediaOfFile()
  beforeAll(async () => void (await media.start(await prepare())))
  afterAll(() => media.stop())
  return media
}

class MediaOfFile {
  readonly #processes: MediaProcess[] = []
  readonly #programmes: LiveProgramme[] = []

  /** The file's own one, once its tests run. */
  get process(): MediaProcess {
    const [first] = this.#processes
    if (!first) throw new Error('the media process starts before the first test, not before')
    return first
  }

  get url(): string {
    return this.process.url
  }

  /** Another one beside it, on the same database and disk. */
  async start(options: StartOptions = {}): Promise<MediaProcess> {
    const started = await MediaProcess.start({ dataDir: env().DATA_DIR, ...options })
    this.#processes.push(started)
    return started
  }

  async programme(options: ProgrammeOptions = {}, on = this.process): Promise<LiveProgramme> {
    const made = await LiveProgramme.make(on, options)
    this.#programmes.push(made)
    return made
  }

  /** Can be called twice. */
  async stop(): Promise<void> {
    await Promise.all(this.#programmes.map((programme) => programme.killEncoders()))
    await Promise.all(this.#processes.map((each) => each.stop()))
  }
}
