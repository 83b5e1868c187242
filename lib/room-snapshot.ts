import { z } from 'zod'
import {
  broadcastViewSchema,
  chatMessageViewSchema,
  questionViewSchema,
  spotlightViewSchema,
} from '#lib/events.ts'

/** A room's state as read over HTTP; facts after `seq` go on from here. */
export const roomSnapshotSchema = z.object({
  room: z.string(),
  seq: z.number().int(),
  broadcast: broadcastViewSchema.nullable(),
  /** The newest 200, oldest first. */
  messages: z.array(chatMessageViewSchema),
  questions: z.array(questionViewSchema),
  spotlight: spotlightViewSchema.nullable(),
})
export type RoomSnapshot = z.infer<typeof roomSnapshotSchema>

/** All that happened in a broadcast's room, to be shown again on its media time. */
export const replayRoomSchema = z.object({
  messages: z.array(chatMessageViewSchema),
  questions: z.array(questionViewSchema),
  spotlights: z.array(spotlightViewSchema),
})
export type ReplayRoom = z.infer<typeof replayRoomSchema>
