import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { db } from '#server/db.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow } from '#tests/support/show.ts'

const migration = new URL(
  '../../prisma/migrations/20261126155000_question_let_through_by_state/migration.sql',
  import.meta.url,
)

describe('a question that a node of the version before writes', () => {
  it('is the room’s as soon as it is published', async () => {
    const room = await makeRoom()
    const before = Date.now()
    const published = await room.ask('published')
    const held = await room.ask('held')
    expect(await room.listed()).toEqual([published])
    const [at] = await room.letThrough([published])
    expect(Math.abs((at?.getTime() ?? 0) - before)).toBeLessThan(60_000)
    await become(held, 'published')
    expect(await room.listed()).toEqual([published, held].toSorted())
    await become(held, 'dismissed')
    expect(await room.letThrough([held])).toEqual([expect.any(Date)])
  })

  it('is its asker’s and the moderators’ alone when it ends while it is held', async () => {
    const room = await makeRoom()
    const ends = await Promise.all(['dismissed', 'withdrawn'].map((end) => room.ask('held', end)))
    const waiting = [await room.ask('held'), await room.ask('submitted')]
    expect(await room.letThrough([...ends, ...waiting])).toEqual([null, null, null, null])
    expect(await room.listed()).toEqual([])
  })

  it('is found again by the migration where it was written since the column came', async () => {
    const room = await makeRoom()
    await db().$executeRaw`DROP TRIGGER "Question_let_through" ON "Question"`
    const published = await room.ask('published')
    const claimed = await room.ask('claimed')
    const dismissed = await room.ask('published', 'dismissed')
    const held = await room.ask('held')
    const refused = await room.ask('held', 'dismissed', 'refused')
    const withdrawn = await room.ask('held', 'withdrawn')
    for (const questionId of [held, refused, withdrawn]) await room.matchHold(questionId)
    expect(await room.listed()).toEqual([])
    await db().$executeRawUnsafe(await readFile(migration, 'utf8'))
    expect(await room.listed()).toEqual([published, claimed, dismissed].toSorted())
    expect(await room.letThrough([held, refused, withdrawn])).toEqual([null, null, null])
    expect(await room.letThrough([await room.ask('published')])).toEqual([expect.any(Date)])
  })
})

async function makeRoom() {
  const { programmeId } = await makeShow()
  const askerId = await makeAccount('asker')
  return {
    /** As the version before inserted it, and then changed it. */
    ask: async (state: string, then = state, reason: string | null = null): Promise<string> => {
      const id = randomUUID()
      await db().$executeRaw`
        INSERT INTO "Question" (id, "programmeId", "askerId", "clientId", text, state, "updatedAt")
        VALUES (${id}, ${programmeId}, ${askerId}, ${randomUUID()}, '怎么买？', ${state}, now())`
      if (then !== state) await become(id, then, reason)
      return id
    },
    listed: async () => (await listProgrammeQuestions(programmeId)).map(({ id }) => id).toSorted(),
    letThrough: async (ids: readonly string[]) => {
      const rows = await db().question.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, publishedAt: true },
      })
      return ids.map((id) => rows.find((row) => row.id === id)?.publishedAt)
    },
    matchHold: (questionId: string) =>
      db().phraseMatch.create({ data: { questionId, programmeId, action: 'hold', ruleId: randomUUID() } }),
  }
}

async function become(id: string, state: string, reason: string | null = null): Promise<void> {
  await db().$executeRaw`UPDATE "Question" SET state = ${state}, reason = ${reason} WHERE id = ${id}`
}
