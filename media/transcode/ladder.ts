import type { StreamProfile } from '#media/ingest/stream-inspector.ts'

/** Best first; sound alone last. */
export const renditionNames = ['source', '1080p', '720p', '480p', '360p', 'audio'] as const
export type RenditionName = (typeof renditionNames)[number]

/** A rendition that is made smaller than its source. */
export type RungName = Exclude<RenditionName, 'source' | 'audio'>

/** Renditions of the master playlist; audio is reached by switching the source. */
export const masterRenditions: readonly RenditionName[] = renditionNames.filter((name) => name !== 'audio')

/** How a picture is encoded. */
export type EncodeSettings = {
  /** Of the short side; null leaves the size as it is. */
  shortSide: number | null
  preset: 'superfast' | 'veryfast' | 'faster'
  crf: number
  maxKbps: number
}

/** A source that cannot be copied. */
export const sourceSettings: EncodeSettings = { shortSide: null, preset: 'veryfast', crf: 23, maxKbps: 5_000 }

export const rungSettings: Record<RungName, EncodeSettings> = {
  '1080p': { shortSide: 1_080, preset: 'superfast', crf: 23, maxKbps: 4_500 },
  '720p': { shortSide: 720, preset: 'veryfast', crf: 23, maxKbps: 2_500 },
  '480p': { shortSide: 480, preset: 'veryfast', crf: 23, maxKbps: 900 },
  '360p': { shortSide: 360, preset: 'veryfast', crf: 24, maxKbps: 500 },
}

/** From the costliest to the cheapest. */
export const rungNames: readonly RungName[] = ['1080p', '720p', '480p', '360p']

/** How a source is made into renditions. The names stay for the whole broadcast, whatever the encoder does later. */
export type Ladder = {
  /** The first one leads: where it starts and is cut, the others do. */
  renditions: readonly RenditionName[]
  /** Source and sound are the encoder's own bytes, packed by us; ffmpeg makes the rungs alone. */
  isRemuxed: boolean
  /** What ffmpeg makes. */
  transcoded: readonly RenditionName[]
  /** Whether the source's picture is copied; otherwise it is re-encoded with keyframes of ours. */
  isVideoCopied: boolean
  isAudioCopied: boolean
}

/** What the ladder of a broadcast depends on besides what arrives. */
export type LadderWishes = {
  mustReencode: boolean
  /** Renditions that viewers know already; null for a broadcast that has none yet. */
  known?: readonly RenditionName[] | null
  /** Rungs that may be made at all. */
  rungs?: readonly RungName[]
}

/** The ladder for what an encoder sends; nothing in it is as large as the source. */
export function chooseLadder(profile: StreamProfile, wishes: LadderWishes): Ladder {
  const { hasVideo, hasAudio } = profile
  const isVideoCopied = profile.isH264 && !wishes.mustReencode
  const isAudioCopied = profile.isAac
  const canMake = (name: RenditionName): boolean => (name === 'audio' ? hasAudio : hasVideo)
  const renditions = (wishes.known ?? wishedRenditions(profile, wishes.rungs ?? rungNames)).filter(canMake)
  const isRemuxed = (isVideoCopied || !hasVideo) && (isAudioCopied || !hasAudio)
  const isOurs = (name: RenditionName): boolean => isRemuxed && (name === 'source' || name === 'audio')
  return {
    ...{ renditions, isRemuxed, isVideoCopied, isAudioCopied },
    transcoded: renditions.filter((name) => !isOurs(name)),
  }
}

/** Where the size is not told, the source is taken to be HD: a rung must not be a second source. */
const guessedShortSide = 720

function wishedRenditions({ width, height }: StreamProfile, rungs: readonly RungName[]): RenditionName[] {
  const shortSide = Math.min(width ?? guessedShortSide, height ?? guessedShortSide)
  const isSmaller = (name: RungName): boolean => (rungSettings[name].shortSide ?? Infinity) < shortSide
  return ['source', ...rungNames.filter((name) => rungs.includes(name) && isSmaller(name)), 'audio']
}

/** The rung that frees most when it is dropped; null when none is being made. The source is never dropped. */
export function costliestRung(made: readonly RenditionName[]): RungName | null {
  return rungNames.find((name) => made.includes(name)) ?? null
}
