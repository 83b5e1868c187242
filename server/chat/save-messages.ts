import { randomUUIDv7 } from 'node:crypto'
import { roomOf } from '#lib/rooms.ts'
import type { PhraseVerdict } from '#lib/phrases.ts'
import { moderationChanged } from '#server/compliance/moderation-changed.ts'
import { recordMatches } from '#server/compliance/record-matches.ts'
import { transaction } from '#server/db.ts'
import type { NewFact } from '#server/outbox/new-fact.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { findSent, insertMessages, type MessageKey, type NewMessageRow } from './message.repo.ts'

export type NewMessage = Omit<NewMessageRow, 'id' | 'seq' | 'programmeId'> & {
  /** Rules that the words met. */
  matches: PhraseVerdict['matches']
}
export type SentMessage = { id: string; seq: number; mediaTimeMs: number | null; outcome: 'posted' | 'held' }

/**
 * Writes a group of messages of one room in one transaction, each once: one that was sent before
 * gets its first result. Answers in the order given. Settles after COMMIT.
 */
export function saveMessages(programmeId: string, messages: readonly NewMessage[]): Promise<SentMessage[]> {
  return transaction(async (tx) => {
    const sent = new Map<string, SentMessage>()
    for (const row of await findSent(tx, messages)) {
      sent.set(nameOf(row), sentOf(row))
    }
    const fresh = new Map<string, NewMessage & { id: string }>()
    for (const message of messages) {
      const name = nameOf(message)
      if (!sent.has(name) && !fresh.has(name)) fresh.set(name, { ...message, id: randomUUIDv7() })
    }

    // The rows carry their numbers, so here the facts come one statement before the end.
    const room = roomOf('programme', programmeId)
    const posted = [...fresh.values()].map(({ id }): NewFact => ({ room, event: 'chat:posted', ids: [id] }))
    const isAnyHeld = [...fresh.values()].some(({ isHeld }) => isHeld)
    const seqs = await saveFacts(tx, [...posted, ...(isAnyHeld ? [moderationChanged(programmeId)] : [])])
    const rows = [...fresh.values()].map((message, index) => ({
      ...message,
      programmeId,
      seq: seqs[index] ?? 0,
    }))
    if (rows.length > 0) await insertMessages(tx, rows)
    await recordMatches(
      tx,
      rows.map(({ id, matches }) => ({ matches, programmeId, messageId: id })),
    )

    for (const row of rows) sent.set(nameOf(row), sentOf(row))
    return messages.map((message) => found(sent, nameOf(message)))
  })
}

function sentOf(row: { id: string; seq: number; mediaTimeMs: number | null; isHeld: boolean }): SentMessage {
  const { id, seq, mediaTimeMs, isHeld } = row
  return { id, seq, mediaTimeMs, outcome: isHeld ? 'held' : 'posted' }
}

function nameOf(key: MessageKey): string {
  return `${key.authorId} ${key.clientId}`
}

function found(sent: ReadonlyMap<string, SentMessage>, name: string): SentMessage {
  const result = sent.get(name)
  if (!result) throw new Error('a message of the group was neither written nor found')
  return result
}
