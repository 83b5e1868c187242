/** A quality that the viewer can choose, as the master playlist offers it. */
export type Quality = { index: number; height: number | null; bitrateKbps: number }

export type PlaybackStatus = 'loading' | 'waiting' | 'playing' | 'paused' | 'stalled' | 'ended'

export type PlaybackState = {
  status: PlaybackStatus
  /** A frame of this source has been shown, so that the poster may go. */
  hasPicture: boolean
  /** The browser refused to start without a tap. */
  needsTap: boolean
  isMuted: boolean
  isAudioOnly: boolean
  /** Best first. */
  qualities: Quality[]
  chosenQuality: number | 'auto'
  playingQuality: number | null
  isAtEdge: boolean
  /** Whole seconds behind the live edge. */
  secondsBehind: number
  rate: number
}

export const initialPlaybackState: PlaybackState = {
  status: 'loading',
  hasPicture: false,
  needsTap: false,
  isMuted: true,
  isAudioOnly: false,
  qualities: [],
  chosenQuality: 'auto',
  playingQuality: null,
  isAtEdge: true,
  secondsBehind: 0,
  rate: 1,
}
