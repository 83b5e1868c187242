import type { Variant } from '#media/package/master-playlist.ts'
import type { Timeline } from '#media/package/timeline.ts'
import type { Readable } from 'node:stream'

/** Bytes to send: buffers in memory, or a file. */
export type Piece = { bytes: number; buffers: readonly Buffer[] } | { bytes: number; stream(): Readable }

/** A broadcast as viewers can watch it, live or recorded. */
export type Watchable = {
  /** Renditions of the master playlist, best first. */
  variants(): Variant[]
  /** Whether every rendition that is being made has something to show. */
  isComplete(): boolean
  timeline(rendition: string): Timeline | null
  init(epoch: number, rendition: string, name: string): Promise<Piece | null>
  segment(epoch: number, rendition: string, msn: number): Promise<Piece | null>
  /** A part that is listed, or hinted at: then it resolves when the part is there, or can no longer come. */
  part(wanted: PartName, signal: AbortSignal): Promise<Piece | null>
}

export type PartName = { epoch: number; rendition: string; msn: number; part: number }
