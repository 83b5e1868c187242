import type { Quality, QualityChoice } from './playback-state.ts'
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
  /** How far the picture is behind the newest that there is, in seconds; null where the browser does not tell. */
  latencySeconds(): number | null
  chooseQuality(choice: QualityChoice): void
  /** Whether small delays are won back by a faster picture; not for who chose to be behind. */
  setCatchUp(isOn: boolean): void
  destroy(): void
}

export type EngineEvents = {
  onReady(): void
  onQualities(qualities: Quality[]): void
  onQualityPlaying(index: number): void
  /** The chosen quality cannot be had any more; the engine chooses by itself again. */
  onChoiceLost(): void
  onFault(kind: FaultKind): void
}

export type EngineOptions = { video: HTMLVideoElement; isLive: boolean; events: EngineEvents }
