import type { Quality } from './playback-state.ts'

/** A quality as people know it: its height, or its bit rate where there is no picture. */
export function qualityName({ height, bitrateKbps }: Quality): string {
  return height === null ? `${bitrateKbps}k` : `${height}p`
}
