import type { BroadcastView } from '#lib/events.ts'
import type { CaptionTrackView } from '#lib/captions.ts'
import type { ChapterView } from '#lib/chapters.ts'
import type { PictureSettings } from '#lib/picture-settings.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { StreamKeyRole } from '#lib/stream-key-role.ts'

/** A programme as its crew's browser knows it. */
export type StudioView = {
  programme: ProgrammeView
  isApproved: boolean
  /** The broadcast that is not over, a preview included. */
  broadcast: BroadcastView | null
  settings: PictureSettings
  /** How many reserved the show. */
  reservedCount: number
  /** Captions by recording. */
  captions: Record<string, CaptionTrackView[]>
  /** Chapters by recording. */
  chapters: Record<string, ChapterView[]>
  /** Whether this person may open the programme to more people, or show replays unreviewed. */
  canOpenWider: boolean
  keys: KeyHint[]
  /** Where the encoder connects, without the key. */
  rtmpServer: string
  /** The same, encrypted; null where no certificate is configured. */
  rtmpsServer: string | null
}

/** A key in use, by its last four characters. */
export type KeyHint = { role: StreamKeyRole; hint: string }
