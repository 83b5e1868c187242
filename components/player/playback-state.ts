/**
 * A quality that the viewer can choose, as the master playlist offers it. `height` is the short side in
 * pixels, so that an upright picture is named as people know it; null where there is no picture.
 * `rendition` is the server's name for it.
 */
export type Quality = {
  index: number
  height: number | null
  bitrateKbps: number
  rendition: string | undefined
}

/** A quality's index, the engine's own choice, or its choice among the thrifty ones. */
export type QualityChoice = number | 'auto' | 'saver'

/** `refused`: this viewer may not watch (any more). */
export type PlaybackStatus = 'loading' | 'waiting' | 'playing' | 'paused' | 'stalled' | 'ended' | 'refused'

export type PlaybackState = {
  status: PlaybackStatus
  /** The picture grows: from the end of its show on it is a recording. */
  isLive: boolean
  /** A frame of this source has been shown, so that the poster may go. */
  hasPicture: boolean
  /** The browser refused to start without a tap. */
  needsTap: boolean
  /** The viewer's network is away; what is loaded may still play. */
  isOffline: boolean
  isMuted: boolean
  isAudioOnly: boolean
  /** Best first. */
  qualities: Quality[]
  chosenQuality: QualityChoice
  playingQuality: number | null
  isAtEdge: boolean
  /** Whole seconds behind the live edge. */
  secondsBehind: number
  rate: number
}

export const initialPlaybackState: PlaybackState = {
  status: 'loading',
  isLive: false,
  hasPicture: false,
  needsTap: false,
  isOffline: false,
  isMuted: true,
  isAudioOnly: false,
  qualities: [],
  chosenQuality: 'auto',
  playingQuality: null,
  isAtEdge: true,
  secondsBehind: 0,
  rate: 1,
}
