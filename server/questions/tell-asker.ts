import { firstWords } from '#lib/first-words.ts'
import type { Tx } from '#server/db.ts'
import { tellPeople } from '#server/notices/tell-people.ts'

type Asked = { id: string; programmeId: string; askerId: string; text: string }

/** Tells the asker what became of their question, within the act's own transaction. */
export async function tellAsker(
  tx: Tx,
  { id, programmeId, askerId, text }: Asked,
  { kind, reason }: { kind: 'answered' | 'dismissed' | 'handed-off'; reason?: string },
): Promise<void> {
  await tellPeople(tx, [askerId], {
    kind,
    key: `${kind}:${id}`,
    programmeId,
    questionId: id,
    detail: { question: firstWords(text), ...(reason === undefined ? {} : { reason }) },
  })
}
