import type { Child } from '#server/child.ts'
import { mediaStart } from '#server/supervisor/part-plan.ts'
import { startNode } from '#server/supervisor/start-node.ts'
import { freePorts } from './ports.ts'
import { whenAnswering } from './when-answering.ts'

export type MediaSettings = {
  mediaPort: number
  rtmpPort: number
  dataDir: string
  env?: Record<string, string>
}

/** A real media process with ports of its own, on this process's database. */
export class MediaProcess {
  readonly settings: MediaSettings
  #child: Child

  private constructor(settings: MediaSettings, child: Child) {
    this.settings = settings
    this.#child = child
  }

  static async start(options: { dataDir: string; env?: Record<string, string> }): Promise<MediaProcess> {
    const [mediaPort = 0, rtmpPort = 0] = await freePorts(2)
    const settings = { mediaPort, rtmpPort, ...options }
    const media = new MediaProcess(settings, spawn(settings))
    try {
      await media.#answers()
    } catch (error) {
      await media.stop()
      throw error
    }
    return media
  }

  get pid(): number {
    const { pid } = this.#child
    if (pid === undefined) throw new Error('the media process did not start')
    return pid
  }

  get url(): string {
    return `http://127.0.0.1:${this.settings.mediaPort}`
  }

  rtmpUrl(streamKey: string, port = this.settings.rtmpPort): string {
    return `rtmp://127.0.0.1:${port}/live/${streamKey}`
  }

  async stop(): Promise<void> {
    await this.#child.stop()
  }

  /** Dies as in a power cut. */
  async kill(): Promise<void> {
    process.kill(this.pid, 'SIGKILL')
    await this.#child.exited
  }

  /** Returns on the same ports, as the supervisor would see to it. */
  async restart(): Promise<void> {
    this.#child = spawn(this.settings)
    await this.#answers()
  }

  #answers(): Promise<void> {
    return whenAnswering('media', this.url, this.#child)
  }
}

function spawn({ mediaPort, rtmpPort, dataDir, env }: MediaSettings): Child {
  const ports = { MEDIA_PORT: String(mediaPort), RTMP_PORT: String(rtmpPort) }
  return startNode({
    args: mediaStart.args,
    env: { ...mediaStart.env, ...ports, HOST: '127.0.0.1', DATA_DIR: dataDir, ...env },
  })
}
