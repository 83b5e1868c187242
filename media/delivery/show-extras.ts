import type { Piece } from './watchable.ts'

export type ShowName = { slug: string; broadcastId: string }

/** Something to see or to keep beside a broadcast's picture. */
export type Extra = {
  piece: Piece
  /** Changes when the bytes do. */
  version: string
  /** It will not change any more. */
  isFinal: boolean
}

/** What a broadcast has besides its playlists. Whoever is asked need not ask for permission: null means that there is none. */
export type ShowExtras = {
  /** WebVTT whose cues name places on sheets. */
  storyboard(show: ShowName): Promise<Extra | null>
  /** JPEG of many small pictures. */
  sheet(show: ShowName, number: number): Promise<Extra | null>
  /** JPEG. */
  poster(show: ShowName): Promise<Extra | null>
  /** MP4 of the whole, where the programme offers it. */
  download(show: ShowName): Promise<Extra | null>
}
