import { LiveProgramme } from '#tests/support/live-programme.ts'
import { HlsFollower, type FollowReport } from '#tests/support/hls-follower.ts'
import type { MediaProcess } from '#tests/support/media-process.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import { percentile } from '#tests/bench/percentile.ts'

export type BesideFigures = {
  segments: number
  parts: number
  lostSegments: number
  faults: string[]
  discontinuities: number
  encoderEnded: boolean
  lagP95Ms: number
}

/** A real encoder's show beside the attack, and a player that fetches all of it. */
export class ShowBeside {
  readonly #programme: LiveProgramme
  readonly #encoder: TestEncoder
  readonly #media: MediaProcess
  readonly #broadcastId: string
  #follower: HlsFollower

  private constructor(of: {
    programme: LiveProgramme
    encoder: TestEncoder
    media: MediaProcess
    broadcastId: string
  }) {
    this.#programme = of.programme
    this.#encoder = of.encoder
    this.#media = of.media
    this.#broadcastId = of.broadcastId
    this.#follower = this.#follow()
  }

  static async start(media: MediaProcess): Promise<ShowBeside> {
    const programme = await LiveProgramme.make(media)
    const encoder = programme.encode()
    const broadcastId = await programme.onAir()
    await programme.segments(broadcastId, 2)
    return new ShowBeside({ programme, encoder, media, broadcastId })
  }

  /** What was seen since the last call; watching goes on. */
  async figures(): Promise<BesideFigures> {
    await this.#follower.stop()
    const { report } = this.#follower
    this.#follower = this.#follow()
    return this.#judge(report)
  }

  async stop(): Promise<void> {
    await this.#follower.stop()
    await this.#encoder.stop()
    await this.#programme.end(this.#broadcastId)
  }

  #follow(): HlsFollower {
    const path = `hls/${this.#programme.slug}/${this.#broadcastId}/source.m3u8`
    const follower = new HlsFollower(`${this.#media.url}/${path}`)
    follower.start()
    return follower
  }

  #judge(report: FollowReport): BesideFigures {
    return {
      segments: report.segments,
      parts: report.parts,
      lostSegments: report.missing.length + report.gaps.length,
      faults: report.faults.slice(0, 5),
      discontinuities: report.discontinuities,
      encoderEnded: this.#encoder.hasEnded,
      lagP95Ms: percentile(report.lagsMs, 0.95),
    }
  }
}
