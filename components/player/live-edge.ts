import type { Engine } from './engine.ts'
import type { PlaybackStore } from './playback-store.ts'

/** Behind the place of a viewer at the edge by more than this, one is no longer "live". */
const edgeToleranceSeconds = 3
/** A slow line would turn jumps to the edge into stalls; so seldom they do no harm. */
const jumpEveryMs = 15_000

type LiveEdgeOptions = { video: HTMLVideoElement; store: PlaybackStore; engine: () => Engine | null }

/** Where the picture stands to the live edge, and whether it belongs there. */
export class LiveEdge {
  readonly #options: LiveEdgeOptions
  #jumpedAt = 0
  #isFollowed = true

  constructor(options: LiveEdgeOptions) {
    this.#options = options
  }

  /** False once the viewer paused or went back by choice: then nothing pulls them to the edge. */
  get isFollowed(): boolean {
    return this.#isFollowed
  }

  /** At the edge small delays are won back; who is behind by choice sees every moment at its own speed. */
  follow(isFollowed: boolean): void {
    this.#isFollowed = isFollowed
    this.#options.engine()?.setCatchUp(isFollowed)
  }

  isNear(): boolean {
    return this.#secondsBehind() < edgeToleranceSeconds
  }

  jump(): void {
    const { video, engine } = this.#options
    this.follow(true)
    video.currentTime = engine()?.edgeSeconds() ?? video.currentTime
  }

  /** The next look may jump, however recent the last one was: the edge is far ahead after a rest. */
  expectJump(): void {
    this.#jumpedAt = -jumpEveryMs
  }

  /** Tells the distance; brings back who fell behind without wanting to. */
  look(nowMs: number): void {
    const { store } = this.#options
    const isAtEdge = this.isNear()
    store.set({ isAtEdge, secondsBehind: isAtEdge ? 0 : Math.round(this.#secondsBehind()) })
    const mayJump = nowMs - this.#jumpedAt > jumpEveryMs
    if (isAtEdge || !this.#isFollowed || !mayJump || store.read().status !== 'playing') return
    this.#jumpedAt = nowMs
    this.jump()
  }

  #secondsBehind(): number {
    const { video, engine } = this.#options
    const edge = engine()?.edgeSeconds() ?? 0
    return Math.max(0, edge - video.currentTime)
  }
}
