import { isLive } from '#lib/broadcast-state.ts'
import type { ChapterView } from '#lib/chapters.ts'
import type {
  AnswerView,
  BroadcastView,
  ChatMessageView,
  DeliveredFact,
  QuestionView,
  SpotlightView,
} from '#lib/events.ts'
import type { ModerationView } from '#lib/moderation.ts'
import type { PlanView } from '#lib/programme-plan.ts'
import { isTakenAway } from '#lib/question-state.ts'
import type { RoomSnapshot } from '#lib/room-snapshot.ts'
import type { Link } from '#components/realtime/connection.ts'

/** A message of one's own that the server has not confirmed. */
export type PendingMessage = {
  clientId: string
  text: string
  replyTo: ChatMessageView['replyTo']
  mentions: readonly string[]
  /**
   * `waiting`: the server wants it later, and it is sent again by itself. `held`: a moderator reads it first;
   * `refused`: and did not let it through.
   */
  state: 'sending' | 'waiting' | 'failed' | 'held' | 'refused'
  /** Its number in the room once the server has it. */
  seq: number | null
  mediaTimeMs: number | null
  /** When they were said, in wall-clock milliseconds. */
  at: number
}

export type RoomState = {
  link: Link
  broadcast: BroadcastView | null
  messages: readonly ChatMessageView[]
  pending: readonly PendingMessage[]
  questions: readonly QuestionView[]
  /** Questions that were taken away, so that no older word brings one back. */
  goneIds: ReadonlySet<string>
  /** Whose page this is: of a dismissed question one keeps one's own words, and the crew all. */
  reader: { id: string | null; isCrew: boolean }
  spotlight: SpotlightView | null
  /** Of the broadcast, so far. */
  chapters: readonly ChapterView[]
  /** People whose words the viewer does not want to read: they are not among the messages. */
  blockedIds: ReadonlySet<string>
  /** How many of one's own words in the chat became a question for an agent. */
  askedInChat: number
  /** What waits for a moderator; only the studio is told. */
  moderation: ModerationView
  /** Seconds between two messages of one viewer; 0: no slow mode. */
  slowSeconds: number
  plan: PlanView
  /** Null until the server has told them. */
  counts: { viewers: number; likes: number } | null
  /** Private answers to one's own questions, by question. */
  privateAnswers: Readonly<Record<string, readonly AnswerView[]>>
}

/** A busy room keeps no more than this in the page. */
const mostMessages = 200
/** As many as a snapshot has. */
const mostQuestions = 500

export function stateFromSnapshot(snapshot: RoomSnapshot, before: RoomState): RoomState {
  const { broadcast, messages, questions, spotlight, slowSeconds, plan } = snapshot
  const isSameShow = broadcast === null || broadcast.id === before.broadcast?.id
  const confirmed = new Set(messages.map(({ clientId }) => clientId))
  // What the server has is in the snapshot, or older than all that it shows.
  const isOpen = ({ clientId, seq }: PendingMessage) =>
    !confirmed.has(clientId) && (seq === null || seq > snapshot.seq)
  const pending = before.pending.filter(isOpen)
  return {
    ...before,
    broadcast: broadcast ?? closed(before.broadcast),
    chapters: broadcast ? snapshot.chapters : before.chapters,
    messages: withoutBlocked(messages, before.blockedIds).slice(-mostMessages),
    questions: isSameShow && before.reader.isCrew ? withDismissed(questions, before.questions) : questions,
    spotlight,
    slowSeconds,
    plan,
    pending,
  }
}

/** The room after one fact. A fact told twice changes nothing the second time. */
export function applyFact(state: RoomState, fact: DeliveredFact): RoomState {
  if ('removed' in fact) return { ...state, pending: state.pending.filter(({ seq }) => seq !== fact.seq) }
  switch (fact.event) {
    case 'broadcast:changed':
    case 'encoder:changed':
      return changeBroadcast(state, fact.data)
    case 'chat:posted':
      return addMessage(state, fact.data)
    case 'chat:removed':
      return { ...state, messages: withoutMessage(state.messages, fact.data.id) }
    case 'chat:refused':
      return { ...state, pending: refuse(state.pending, fact.data.clientId) }
    case 'moderation:changed':
      return { ...state, moderation: fact.data }
    case 'question:asked':
    case 'question:changed':
      return changeQuestion(state, fact.data)
    case 'spotlight:changed':
      return { ...state, spotlight: nextSpotlight(state.spotlight, fact.data) }
    case 'chapters:changed':
      return fact.data.broadcastId === state.broadcast?.id
        ? { ...state, chapters: fact.data.chapters }
        : state
    case 'room:changed':
      return { ...state, slowSeconds: fact.data.slowSeconds }
    case 'plan:changed':
      return { ...state, plan: fact.data }
    case 'answer:received':
      return {
        ...state,
        privateAnswers: addAnswer(state.privateAnswers, fact.data.questionId, fact.data.answer),
      }
    case 'conversation:queued':
    case 'conversation:changed':
      return state
  }
}

/** A new show begins with what was said since the last one, which has its own replay. */
function changeBroadcast(state: RoomState, broadcast: BroadcastView): RoomState {
  const last = state.broadcast
  // The recording of an earlier show may be finished late; ids grow with time (RFC 9562, version 7).
  if (last !== null && broadcast.id < last.id) return state
  if (last === null || last.id === broadcast.id || !isLive(broadcast.state)) return { ...state, broadcast }
  const isSince = ({ at }: { at: number }) => at >= (last.endedAt ?? 0)
  return {
    ...state,
    broadcast,
    pending: state.pending.filter((words) => !isSettled(words) || isSince(words)),
    messages: state.messages.filter(isSince),
    questions: state.questions.filter(isSince),
    spotlight: null,
    chapters: [],
  }
}

/** No more on their way, and not in the room either: a moderator has them, or took them out. */
export function isSettled({ state }: PendingMessage): boolean {
  return state === 'held' || state === 'refused'
}

/** The room without the words of one more person. */
export function blockAuthor(state: RoomState, authorId: string): RoomState {
  const blockedIds = new Set([...state.blockedIds, authorId])
  return { ...state, blockedIds, messages: withoutBlocked(state.messages, blockedIds) }
}

export function withoutBlocked(
  messages: readonly ChatMessageView[],
  blockedIds: ReadonlySet<string>,
): readonly ChatMessageView[] {
  return messages.filter(({ author }) => !blockedIds.has(author.id))
}

function withoutMessage(messages: readonly ChatMessageView[], id: string): readonly ChatMessageView[] {
  return messages
    .filter((message) => message.id !== id)
    .map((message) => (message.replyTo?.id === id ? { ...message, replyTo: null } : message))
}

function refuse(pending: readonly PendingMessage[], clientId: string): readonly PendingMessage[] {
  return pending.map((message) =>
    message.clientId === clientId ? { ...message, state: 'refused' as const } : message,
  )
}

export function addAnswer(
  answers: RoomState['privateAnswers'],
  questionId: string,
  answer: AnswerView,
): RoomState['privateAnswers'] {
  const known = answers[questionId] ?? []
  if (known.some(({ id }) => id === answer.id)) return answers
  return { ...answers, [questionId]: [...known, answer] }
}

function addMessage(state: RoomState, message: ChatMessageView): RoomState {
  const pending = state.pending.filter(({ clientId }) => clientId !== message.clientId)
  const isHidden = state.blockedIds.has(message.author.id)
  if (isHidden || state.messages.some(({ id }) => id === message.id)) return { ...state, pending }
  return { ...state, pending, messages: [...state.messages, message].slice(-mostMessages) }
}

function changeQuestion(state: RoomState, question: QuestionView): RoomState {
  const { questions, goneIds } = state
  const known = questions.find(({ id }) => id === question.id)
  // A fact is read when it is delivered, so an older one may carry a newer state already.
  if (known && known.version > question.version) return state
  if (isTakenAway(question)) return takeAway(state, { known, question })
  if (!known && goneIds.has(question.id)) return state
  return { ...state, questions: putQuestion(questions, question) }
}

function putQuestion(questions: readonly QuestionView[], question: QuestionView): readonly QuestionView[] {
  if (!questions.some(({ id }) => id === question.id)) return [...questions, question].slice(-mostQuestions)
  return questions.map((other) => (other.id === question.id ? question : other))
}

/** The fact says no more than that it is gone: whoever may still read its words has them already. */
function takeAway(
  state: RoomState,
  { known, question }: { known: QuestionView | undefined; question: QuestionView },
): RoomState {
  const { reader, questions, goneIds } = state
  const { id, state: end, version } = question
  if (known && end === 'dismissed' && (reader.isCrew || known.askerId === reader.id))
    return {
      ...state,
      questions: putQuestion(questions, { ...known, state: end, version, reason: question.reason }),
    }
  return {
    ...state,
    questions: questions.filter((other) => other.id !== id),
    goneIds: new Set([...goneIds, id]),
  }
}

/** A snapshot is read as by any person: what the crew knows of dismissed questions stays. */
function withDismissed(
  questions: readonly QuestionView[],
  before: readonly QuestionView[],
): readonly QuestionView[] {
  const told = new Set(questions.map(({ id }) => id))
  const kept = before.filter((question) => isTakenAway(question) && !told.has(question.id))
  return kept.length === 0 ? questions : [...kept, ...questions].toSorted((left, right) => left.at - right.at)
}

function nextSpotlight(shown: SpotlightView | null, changed: SpotlightView): SpotlightView | null {
  if (changed.toMs === null) return changed
  return shown?.id === changed.id ? null : shown
}

/** A snapshot without a broadcast means that the live one we knew is over; of previews it never speaks. */
function closed(broadcast: BroadcastView | null): BroadcastView | null {
  if (!broadcast || !isLive(broadcast.state)) return broadcast
  return { ...broadcast, state: 'ended', mediaClockAt: null, encoderConnected: false }
}
