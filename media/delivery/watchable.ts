import type { Readable } from 'node:stream'
import type { Variant } from '#media/package/master-playlist.ts'
import type { Timeline } from '#media/package/timeline.ts'

/** First and last byte to be sent, both included. */
export type ByteRange = { start: number; end: number }

/** Bytes to send: buffers in memory, or a file. */
export type Piece =
  | { bytes: number; buffers: readonly Buffer[] }
  | { bytes: number; stream(range?: ByteRange): Readable }

/** A broadcast as viewers can watch it, live or recorded. */
export type Watchable = {
  /** Another one whenever the master playlist may have become another one. */
  revision(): string
  /** Renditions of the master playlist, best first. */
  variants(): Variant[]
  /** Whether nothing of the master playlist is still to be waited for. */
  isComplete(): boolean
  /** Every rendition that there is, those outside the master playlist too. */
  timelines(): Timeline[]
  timeline(rendition: string): Timeline | null
  init(epoch: number, rendition: string, name: string): Promise<Piece | null>
  segment(epoch: number, rendition: string, msn: number): Promise<Piece | null>
  /**
   * A part that is listed, or hinted at: then it resolves when the part is there, or
   * can no longer come, or the signal of `hold` fires.
   */
  part(wanted: PartName, hold: () => AbortSignal): Promise<Piece | null>
}

export type PartName = { epoch: number; rendition: string; msn: number; part: number }
