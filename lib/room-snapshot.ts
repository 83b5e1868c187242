import { z } from 'zod'
import { chapterViewSchema } from '#lib/chapters.ts'
import { planViewSchema } from '#lib/programme-plan.ts'
import type { Room } from '#lib/rooms.ts'
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
  /** Of the broadcast, so far. */
  chapters: z.array(chapterViewSchema).default([]),
  /** Seconds between two messages of one viewer; 0: no slow mode. */
  slowSeconds: z.number().int(),
  plan: planViewSchema,
})
export type RoomSnapshot = z.infer<typeof roomSnapshotSchema>

/** A room followed for its news only: what came up to `afterSeq` was in the page. */
export type NewsRoom = { room: Room; afterSeq: number }

/** What happened in a broadcast's room, to be shown again on its media time; its chat comes in parts. */
export const replayRoomSchema = z.object({
  messages: z.array(chatMessageViewSchema),
  questions: z.array(questionViewSchema),
  spotlights: z.array(spotlightViewSchema),
})
export type ReplayRoom = z.infer<typeof replayRoomSchema>
