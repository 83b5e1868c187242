import { randomUUIDv7 } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { clampMediaTime } from '#lib/media-time.ts'
import { plainLine } from '#lib/plain-text.ts'
import type { PhraseVerdict } from '#lib/phrases.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { judgeViewerWords } from '#server/compliance/judge-viewer-words.ts'
import { moderationChanged } from '#server/compliance/moderation-changed.ts'
import { recordMatches } from '#server/compliance/record-matches.ts'
import { transaction, type Tx } from '#server/db.ts'
import type { NewFact } from '#server/outbox/new-fact.ts'
import { readFactSeq } from '#server/outbox/read-fact-seq.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { findAskedBefore, insertQuestion } from './question.repo.ts'
import { sendToDesk } from './send-to-desk.ts'

export type AskedQuestion = { id: string; seq: number; outcome: 'asked' | 'held' }

/**
 * Asks in the programme's room. By the phrase rules it is published, waits for a moderator, or is published and
 * handed to an agent at once. The same `clientId` again gets the first result. Throws `CHAT_TEXT_INVALID`.
 */
export async function askQuestion(
  authorized: Authorized<'room:speak'>,
  question: { clientId: string; text: string; mediaTimeMs?: number | undefined },
): Promise<AskedQuestion> {
  const words = await judgeViewerWords(authorized, 'question', plainLine(question.text))
  const { text } = words
  if (text.length < 2) throw new AppError('CHAT_TEXT_INVALID', 'nothing visible in the question')
  const { institutionId, object } = authorized
  const { programmeId } = object
  const askerId = authorized.actor.userId
  const running = await readRunningBroadcast(programmeId)
  const id = randomUUIDv7()

  const seq = await transaction(async (tx) => {
    const isNew = await insertQuestion(tx, {
      id,
      programmeId,
      broadcastId: running?.broadcastId ?? null,
      askerId,
      clientId: question.clientId,
      text,
      ...(words.outcome === 'hold'
        ? { state: 'held', publishedAt: null }
        : { state: 'published', publishedAt: now() }),
      mediaTimeMs: running && clampMediaTime(running.clock, now().getTime(), question.mediaTimeMs),
    })
    if (!isNew) return null
    await recordMatches(tx, [{ matches: words.matches, programmeId, questionId: id }])
    const [saved] = await saveFacts(tx, [
      { room: roomOf('programme', programmeId), event: 'question:asked', ids: [id] },
      ...(await nextFacts(tx, { id, programmeId, askerId, institutionId }, words.outcome)),
    ])
    return saved ?? null
  })
  if (seq === null) return readFirstResult(askerId, question.clientId)
  return { id, seq, outcome: words.outcome === 'hold' ? 'held' : 'asked' }
}

/** What follows from the verdict: the moderators are told of what is held, an agent gets what is theirs. */
async function nextFacts(
  tx: Tx,
  { institutionId, ...question }: { id: string; programmeId: string; askerId: string; institutionId: string },
  outcome: PhraseVerdict['outcome'],
): Promise<NewFact[]> {
  if (outcome === 'pass') return []
  if (outcome === 'hold') return [moderationChanged(question.programmeId)]
  try {
    return (await sendToDesk(tx, { question, institutionId, note: null, actorId: null })).facts
  } catch (error) {
    // Without a desk it stays the host's, as any other question.
    if (error instanceof AppError && error.code === 'UNAVAILABLE') return []
    throw error
  }
}

async function readFirstResult(askerId: string, clientId: string): Promise<AskedQuestion> {
  const first = await findAskedBefore(askerId, clientId)
  if (!first) throw new AppError('UNAVAILABLE', 'the first attempt is still being written')
  const seq = await readFactSeq({
    room: roomOf('programme', first.programmeId),
    event: 'question:asked',
    id: first.id,
  })
  return { id: first.id, seq, outcome: first.state === 'held' ? 'held' : 'asked' }
}
