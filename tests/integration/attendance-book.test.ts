import { expect, it } from 'vitest'
import { AttendanceBook } from '#server/audience/attendance-book.ts'
import { countAudience } from '#server/audience/count-audience.ts'
import { LikeSums } from '#server/audience/like-sums.ts'
import { db } from '#server/db.ts'
import { makeShow } from '#tests/support/show.ts'

it('keeps no more than it may while the database is away, and then counts who is there', async () => {
  const { programmeId } = await makeShow()
  const book = new AttendanceBook({ mostKept: 50 })
  const viewers = async () => (await countAudience([programmeId], new LikeSums())).get(programmeId)?.viewers
  for (const name of ['stays', 'leaves']) book.enter(name, { programmeId, viewerKey: name })
  await book.write()
  expect(await viewers()).toBe(2)

  await db().$executeRaw`ALTER TABLE "RealtimeNode" RENAME TO "Elsewhere"`
  book.leave('leaves')
  for (let turn = 0; turn < 60; turn += 1) {
    book.enter(`passes ${turn}`, { programmeId, viewerKey: `passes ${turn}` })
    book.leave(`passes ${turn}`)
  }
  book.enter('comes', { programmeId, viewerKey: 'comes' })
  await expect(book.write()).rejects.toThrow('RealtimeNode')
  await db().$executeRaw`ALTER TABLE "Elsewhere" RENAME TO "RealtimeNode"`

  await book.write()
  expect(await db().attendance.count({ where: { programmeId, viewerKey: { startsWith: 'passes' } } })).toBe(0)
  await db().$executeRaw`UPDATE "RealtimeNode" SET "seenAt" = "seenAt" - interval '20 seconds' WHERE id <> (
    SELECT "nodeId" FROM "Attendance" WHERE "viewerKey" = 'comes')`
  await book.write()
  expect(await viewers()).toBe(2)
  await book.close()
  expect(await viewers()).toBe(0)
})
