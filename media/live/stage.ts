import type { InitSegment } from '#media/package/init-segment.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { RenditionName } from '#media/transcode/ladder.ts'
import type { BroadcastFacts } from './broadcast-facts.ts'
import { Channel, type ChannelOptions } from './channel.ts'

export type StageOptions = Pick<ChannelOptions, 'sinkFor' | 'onStarted' | 'onSegment'> & {
  facts: Pick<BroadcastFacts, 'latencyMode' | 'epoch'>
  isPublic: boolean
}

/** Closed segments that a preview lists. */
const previewSegments = 6

/** The two channels of a broadcast, and which of them the frames go to: the crew's preview, or the air. */
export class Stage {
  readonly preview: Channel
  readonly air: Channel
  readonly #inits = new Map<RenditionName, InitSegment>()
  #isPublic: boolean

  constructor(options: StageOptions) {
    const { isPublic, sinkFor, onStarted, onSegment } = options
    const { latencyMode, epoch } = options.facts
    this.#isPublic = isPublic
    this.preview = new Channel({
      ...{ latencyMode, epoch, windowSegments: previewSegments },
      sinkFor: () => null,
      onStarted: () => undefined,
      onSegment: () => undefined,
    })
    this.air = new Channel({ latencyMode, epoch, windowSegments: null, sinkFor, onStarted, onSegment })
  }

  /** Another encoder's frames follow. */
  reset(): void {
    this.#inits.clear()
    for (const channel of [this.preview, this.air]) channel.reset()
  }

  open(renditions: readonly RenditionName[]): void {
    this.#inits.clear()
    this.#channel.open(renditions)
  }

  begin(rendition: RenditionName, init: InitSegment): void {
    this.#inits.set(rendition, init)
    this.#channel.begin(rendition, init)
  }

  push(rendition: RenditionName, sample: Sample): void {
    this.#channel.push(rendition, sample)
  }

  markBreak(): void {
    this.#channel.markBreak()
  }

  abandon(renditions: readonly RenditionName[]): void {
    for (const rendition of renditions) {
      this.#inits.delete(rendition)
      this.#channel.abandon(rendition)
    }
  }

  drop(rendition: RenditionName): void {
    this.#inits.delete(rendition)
    for (const channel of [this.preview, this.air]) channel.drop(rendition)
  }

  close(): void {
    this.#channel.close()
  }

  /** The public playlist starts at the next keyframe of what runs, if something runs. */
  goPublic(renditions: readonly RenditionName[] | null): void {
    this.preview.end()
    this.#isPublic = true
    if (!renditions) return
    this.air.open(renditions)
    for (const [rendition, init] of this.#inits) this.air.begin(rendition, init)
  }

  end(): void {
    this.preview.end()
    this.air.end()
  }

  get #channel(): Channel {
    return this.#isPublic ? this.air : this.preview
  }
}
