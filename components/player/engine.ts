import type { Quality } from './playback-state.ts'
import type { FaultKind } from './recovery.ts'

/** What carries bytes into the video element: hls.js, or the browser's own HLS. */
export type Engine = {
  /** Loads a playlist; without a position a live one starts at its edge and a recorded one at 0. */
  load(url: string, startSeconds: number | null): void
  resume(): void
  repair(): void
  pauseLoading(): void
  /** Where a viewer at the live edge would be now, in seconds; null while unknown. */
  edgeSeconds(): number | null
  chooseQuality(choice: number | 'auto'): void
  destroy(): void
}

export type EngineEvents = {
  onReady(): void
  onQualities(qualities: Quality[]): void
  onQualityPlaying(index: number): void
  onFault(kind: FaultKind): void
}

export type EngineOptions = { video: HTMLVideoElement; isLive: boolean; events: EngineEvents }
