import { db } from '#server/db.ts'

/** Which of its versions a calendar should know (RFC 5545 §3.8.7.4), and whether the show takes place. */
export async function findCalendarState(
  programmeId: string,
): Promise<{ sequence: number; isCancelled: boolean }> {
  const row = await db().programme.findUniqueOrThrow({
    where: { id: programmeId },
    select: { calendarSequence: true, noticeKind: true, state: true },
  })
  const isCancelled = row.noticeKind === 'cancelled' || row.state === 'cancelled'
  return { sequence: row.calendarSequence, isCancelled }
}
