import { randomUUIDv7 } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { clampMediaTime } from '#lib/media-time.ts'
import { maskPersonalData } from '#lib/personal-data.ts'
import { plainLine } from '#lib/plain-text.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { readFactSeq } from '#server/outbox/read-fact-seq.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { findAskedBefore, insertQuestion } from './question.repo.ts'

/**
 * Asks in the programme's room. There is no held queue yet, so a question is published as it is
 * asked, with personal data masked. The same `clientId` again gets the first result. Throws `CHAT_TEXT_INVALID`.
 */
export async function askQuestion(
  authorized: Authorized<'room:speak'>,
  question: { clientId: string; text: string; mediaTimeMs?: number | undefined },
): Promise<{ id: string; seq: number }> {
  const { text } = maskPersonalData(plainLine(question.text))
  if (text.length < 2) throw new AppError('CHAT_TEXT_INVALID', 'nothing visible in the question')
  const { programmeId } = authorized.object
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
      state: 'published',
      mediaTimeMs: running && clampMediaTime(running.clock, now().getTime(), question.mediaTimeMs),
    })
    if (!isNew) return null
    const [saved] = await saveFacts(tx, [
      { room: roomOf('programme', programmeId), event: 'question:asked', ids: [id] },
    ])
    return saved ?? null
  })
  return seq === null ? readFirstResult(askerId, question.clientId) : { id, seq }
}

async function readFirstResult(askerId: string, clientId: string): Promise<{ id: string; seq: number }> {
  const first = await findAskedBefore(askerId, clientId)
  if (!first) throw new AppError('UNAVAILABLE', 'the first attempt is still being written')
  const seq = await readFactSeq({
    room: roomOf('programme', first.programmeId),
    event: 'question:asked',
    id: first.id,
  })
  return { id: first.id, seq }
}
