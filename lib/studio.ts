import type { BroadcastView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'

/** A programme as its crew's browser knows it. */
export type StudioView = {
  programme: ProgrammeView
  isApproved: boolean
  /** The broadcast that is not over, a preview included. */
  broadcast: BroadcastView | null
  /** Keys in use, by their last four characters. */
  keyHints: string[]
  /** Where the encoder connects, without the key. */
  rtmpServer: string
}
