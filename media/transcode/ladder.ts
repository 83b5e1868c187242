import type { StreamProfile } from '#media/ingest/stream-inspector.ts'

export const renditionNames = ['source', '480p', 'audio'] as const
export type RenditionName = (typeof renditionNames)[number]

/** Renditions of the master playlist; audio is reached by switching the source. */
export const masterRenditions: readonly RenditionName[] = ['source', '480p']

const lowerHeight = 480

/** How a source is made into renditions. The names stay for the whole broadcast, whatever the encoder does later. */
export type Ladder = {
  /** The first one leads: where it starts and is cut, the others do. */
  renditions: readonly RenditionName[]
  /** Whether the source's picture is copied; otherwise it is re-encoded with keyframes of ours. */
  isVideoCopied: boolean
  isAudioCopied: boolean
}

/** The ladder for what an encoder sends; nothing in it is larger than the source. */
export function chooseLadder(profile: StreamProfile, options: { mustReencode: boolean }): Ladder {
  const shortSide = Math.min(profile.width ?? Infinity, profile.height ?? Infinity)
  const hasLower = profile.hasVideo && shortSide > lowerHeight
  return {
    renditions: [
      ...(profile.hasVideo ? (['source'] as const) : []),
      ...(hasLower ? (['480p'] as const) : []),
      ...(profile.hasAudio ? (['audio'] as const) : []),
    ],
    isVideoCopied: profile.isH264 && !options.mustReencode,
    isAudioCopied: profile.isAac,
  }
}
