import type { Ack } from '#lib/events.ts'

/** Makes the short link of somebody who passes a show on. */
export type Share = (request: {
  programmeId: string
  broadcastId: string | null
}) => Promise<Ack<{ code: string; url: string }>>

/** What is passed on, and how. */
export type Shared = {
  programmeId: string
  /** The recording that is passed on; null: the show. */
  broadcastId: string | null
  slug: string
  title: string
  /** Whether other sites may show the player. */
  isPublic: boolean
  share: Share
  /** Beside the input of an upright phone, without its word. */
  isInBar?: boolean
}
