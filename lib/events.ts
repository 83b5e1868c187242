import { z } from 'zod'
import type { errorCodes } from '#lib/errors.ts'
import { broadcastStates } from '#lib/broadcast-state.ts'
import { broadcastChaptersSchema, chapterRequestSchemas, type BroadcastChapters } from '#lib/chapters.ts'
import { reportReasons, slowChoices } from '#lib/chat-rules.ts'
import { conversationStates } from '#lib/conversation-state.ts'
import { mostLikesInBatch } from '#lib/likes.ts'
import { moderationViewSchema } from '#lib/moderation.ts'
import { questionStates } from '#lib/question-state.ts'
import { planViewSchema } from '#lib/programme-plan.ts'
import { roomSchema } from '#lib/rooms.ts'

/**
 * The whole contract between browser and server over the socket: what a client may ask
 * (`requests`), and which facts a room tells (`facts`). Types are inferred, never written twice.
 */

const id = z.uuid()
const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const mediaTimeMs = z.number().int().min(0).max(86_400_000)
const seq = z.number().int().min(0)

/** What people may write into the room: visible text, no control characters, at most 500 characters. */
export const chatTextSchema = z.string().trim().min(1).max(500)
export const questionTextSchema = z.string().trim().min(2).max(500)
export const answerTextSchema = z.string().trim().min(1).max(2_000)

// ── Views: the only shapes in which a thing reaches a browser ────────────────

export const broadcastViewSchema = z.object({
  id,
  state: z.enum(broadcastStates),
  epoch: z.number().int(),
  /** The picture is higher than wide. */
  isUpright: z.boolean().default(false),
  liveAt: z.number().nullable(),
  interruptedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** The media clock: `mediaTimeMs` held at wall-clock `mediaClockAt`; null while it stands still. */
  mediaTimeMs: z.number(),
  mediaClockAt: z.number().nullable(),
  /** Of interruption, until viewers see the slate; null: the last picture stays. */
  slateAfterSeconds: z.number().nullable().default(null),
  encoderConnected: z.boolean(),
})
export type BroadcastView = z.infer<typeof broadcastViewSchema>

export const authorViewSchema = z.object({
  id,
  name: z.string(),
  badge: z.enum(['host', 'agent', 'staff', 'viewer']),
})

export const chatMessageViewSchema = z.object({
  id,
  clientId: z.string(),
  author: authorViewSchema,
  text: z.string(),
  /** What it answers, cut short. */
  replyTo: z.object({ id, name: z.string(), text: z.string() }).nullable(),
  /** People who are spoken to, by id. */
  mentions: z.array(id),
  mediaTimeMs: z.number().nullable(),
  at: z.number(),
})
export type ChatMessageView = z.infer<typeof chatMessageViewSchema>

export const answerViewSchema = z.object({
  id,
  author: z.string(),
  text: z.string(),
  visibility: z.enum(['public', 'private']),
  mediaTimeMs: z.number().nullable(),
  at: z.number(),
})
export type AnswerView = z.infer<typeof answerViewSchema>

/** A question as the room sees it: private answers are never in here. */
export const questionViewSchema = z.object({
  id,
  askerId: id,
  askerName: z.string(),
  text: z.string(),
  state: z.enum(questionStates),
  version: z.number().int(),
  mediaTimeMs: z.number().nullable(),
  answeredMs: z.number().nullable(),
  reason: z.string().nullable(),
  answers: z.array(answerViewSchema),
  /** How many others want to know it, too. */
  voteCount: z.number().int(),
  at: z.number(),
})
export type QuestionView = z.infer<typeof questionViewSchema>

export const productViewSchema = z.object({
  id,
  code: z.string(),
  name: z.string(),
  summary: z.string(),
  kind: z.string(),
  riskLevel: z.number().int().min(1).max(5),
  shelfState: z.enum(['on-shelf', 'off-shelf']),
})
export type ProductView = z.infer<typeof productViewSchema>

export const spotlightViewSchema = z.object({
  id,
  broadcastId: id,
  product: productViewSchema,
  fromMs: z.number(),
  toMs: z.number().nullable(),
})
export type SpotlightView = z.infer<typeof spotlightViewSchema>

/** A conversation as its queue sees it. */
export const conversationViewSchema = z.object({
  id,
  state: z.enum(conversationStates),
  version: z.number().int(),
  queueSlug: z.string(),
  viewerName: z.string(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  note: z.string().nullable(),
  programmeSlug: z.string().nullable(),
  programmeTitle: z.string().nullable(),
  question: z
    .object({ id, text: z.string(), mediaTimeMs: z.number().nullable(), broadcastId: id.nullable() })
    .nullable(),
  answers: z.array(answerViewSchema),
  queuedAt: z.number(),
})
export type ConversationView = z.infer<typeof conversationViewSchema>

// ── Facts: event name → data of one event of the envelope ───────────────────

export const factSchemas = {
  /** programme:<id> */
  'broadcast:changed': broadcastViewSchema,
  'chat:posted': chatMessageViewSchema,
  /** A moderator took it away. */
  'chat:removed': z.object({ id }),
  'question:asked': questionViewSchema,
  'question:changed': questionViewSchema,
  'spotlight:changed': spotlightViewSchema,
  /** All chapters of the broadcast as they are now. */
  'chapters:changed': broadcastChaptersSchema,
  'room:changed': z.object({ slowSeconds: z.number().int() }),
  'plan:changed': planViewSchema,
  /** user:<id>: only the asker is told a private answer */
  'answer:received': z.object({ questionId: id, programmeSlug: z.string(), answer: answerViewSchema }),
  /** user:<id>: the author's words were not let through */
  'chat:refused': z.object({ clientId: z.string() }),
  /** desk:<queue slug> */
  'conversation:queued': conversationViewSchema,
  'conversation:changed': conversationViewSchema,
  /** studio:<programme id>: the encoder came or went; the preview begins or ends */
  'encoder:changed': broadcastViewSchema,
  /** studio:<programme id>: the words that wait for a moderator */
  'moderation:changed': moderationViewSchema,
} as const

export const factNameSchema = z.keyof(z.object(factSchemas))
export type FactName = z.infer<typeof factNameSchema>
export type FactData<Name extends FactName> = z.infer<(typeof factSchemas)[Name]>

/** One fact as delivered; a thing hidden since, or of a kind that the server does not know yet (null), arrives as `removed`, so that no gap appears. */
export type DeliveredFact =
  | { [Name in FactName]: { seq: number; event: Name; data: FactData<Name> } }[FactName]
  | { seq: number; event: FactName | null; removed: true }

export type Envelope = {
  room: string
  fromSeq: number
  toSeq: number
  /** Server wall clock in milliseconds when the frame was made. */
  at: number
  events: DeliveredFact[]
}

/** How many watch a programme now and how often it was liked: sums of raw events, the same on every node. */
export type RoomCounts = { room: string; viewers: number; likes: number }

// ── Requests: event name → what the client sends and what the ack carries ───

export const requestSchemas = {
  'room:join': z.object({ room: roomSchema, afterSeq: seq.optional() }),
  'room:leave': z.object({ room: roomSchema }),
  'chat:send': z.object({
    room: roomSchema,
    clientId,
    text: chatTextSchema,
    mediaTimeMs: mediaTimeMs.optional(),
    replyToId: id.optional(),
    mentions: z.array(id).max(5).optional(),
  }),
  'chat:report': z.object({ messageId: id, reason: z.enum(reportReasons) }),
  'person:block': z.object({ userId: id, isBlocked: z.boolean() }),
  'moderation:settle': z.object({
    room: roomSchema,
    kind: z.enum(['message', 'question']),
    id,
    isShown: z.boolean(),
  }),
  'room:slow': z.object({ room: roomSchema, seconds: z.literal(slowChoices) }),
  'question:ask': z.object({
    room: roomSchema,
    clientId,
    text: questionTextSchema,
    mediaTimeMs: mediaTimeMs.optional(),
  }),
  'like:send': z.object({ room: roomSchema, clientId, count: z.number().int().min(1).max(mostLikesInBatch) }),
  'question:withdraw': z.object({ questionId: id }),
  'question:vote': z.object({ questionId: id, isOn: z.boolean() }),
  'question:begin-answer': z.object({ questionId: id, version: z.number().int() }),
  'question:answer-live': z.object({ questionId: id, version: z.number().int() }),
  'question:hand-off': z.object({
    questionId: id,
    version: z.number().int(),
    note: z.string().trim().max(500).optional(),
  }),
  'question:dismiss': z.object({
    questionId: id,
    version: z.number().int(),
    reason: z.string().trim().min(1).max(200),
  }),
  'conversation:claim': z.object({ conversationId: id }),
  'conversation:release': z.object({ conversationId: id }),
  'conversation:answer': z.object({
    conversationId: id,
    clientId,
    text: answerTextSchema,
    visibility: z.enum(['public', 'private']),
  }),
  'spotlight:set': z.object({ broadcastId: id, productId: id.nullable() }),
  ...chapterRequestSchemas,
} as const

export type RequestName = keyof typeof requestSchemas
export type RequestData<Name extends RequestName> = z.infer<(typeof requestSchemas)[Name]>

export type RequestResults = {
  /**
   * `seq` is the room's newest: what came after `afterSeq` up to it was sent in frames of facts before this answer.
   * `snapshot: true` says that more than 500 were missed (or none was asked for) and the state must be read over HTTP.
   */
  'room:join': { room: string; seq: number; snapshot: boolean }
  'room:leave': { room: string }
  /** `held`: a moderator reads it first; `asked`: it became a question for an agent. */
  'chat:send': {
    id: string
    seq: number
    mediaTimeMs: number | null
    outcome: 'posted' | 'held' | 'asked'
  }
  'chat:report': { messageId: string }
  'person:block': { userId: string }
  'room:slow': { seconds: number }
  'like:send': { count: number }
  'question:ask': { id: string; seq: number; outcome: 'asked' | 'held' }
  'moderation:settle': { id: string }
  'question:withdraw': { id: string }
  'question:vote': { id: string; voteCount: number }
  'question:begin-answer': { id: string }
  'question:answer-live': { id: string }
  'question:hand-off': { id: string; conversationId: string }
  'question:dismiss': { id: string }
  'conversation:claim': ConversationView
  'conversation:release': { id: string }
  'conversation:answer': { id: string }
  'spotlight:set': { id: string | null }
  'chapter:mark': BroadcastChapters
  'chapter:rename': BroadcastChapters
  'chapter:remove': BroadcastChapters
}

export type Ack<Data> =
  | { ok: true; data: Data }
  | { ok: false; code: (typeof errorCodes)[number]; detail: Readonly<Record<string, string | number>> }

/** Client → server, as socket.io types it. */
export type ClientEvents = {
  [Name in RequestName]: (data: RequestData<Name>, ack: (answer: Ack<RequestResults[Name]>) => void) => void
}

/** Server → client: every fact travels in this one frame. `room:stale` tells a slow reader to take a snapshot. */
export type ServerEvents = {
  facts: (envelope: Envelope) => void
  'room:stale': (data: { room: string }) => void
  'room:counts': (counts: RoomCounts) => void
}

/** At most this many missed facts are replayed; beyond it the client takes a snapshot. */
export const catchUpLimit = 500
