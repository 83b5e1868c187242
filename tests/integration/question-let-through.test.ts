import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead } from '#tests/support/show.ts'

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
    const reached: string[] = []
    const kept: string[] = []
    await beforeMigration(async () => {
      reached.push(await room.ask('published'), await room.ask('claimed'))
      reached.push(await room.ask('published', 'dismissed'))
      kept.push(await room.ask('held'), await room.ask('held', 'dismissed', 'refused'))
      kept.push(await room.ask('held', 'withdrawn'))
      for (const questionId of kept) await room.matchHold(questionId)
      expect(await room.listed()).toEqual([])
    })
    expect(await room.listed()).toEqual(reached.toSorted())
    expect(await room.letThrough(kept)).toEqual([null, null, null])
    expect(await room.letThrough([await room.ask('published')])).toEqual([expect.any(Date)])
  })
})

/** Writes without the trigger, which the migration brings back even when that fails. */
async function beforeMigration(write: () => Promise<void>): Promise<void> {
  await db().$executeRaw`DROP TRIGGER "Question_let_through" ON "Question"`
  try {
    await write()
  } finally {
    await db().$executeRawUnsafe(await readFile(migration, 'utf8'))
  }
}

async function makeRoom() {
  const { programmeId, hostId } = await makeShow()
  const crew = await authorize(await mustRead(hostId), 'programme:run', { programmeId })
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
    listed: async () =>
      (await listProgrammeQuestions(programmeId, { reader: crew })).map(({ id }) => id).toSorted(),
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
