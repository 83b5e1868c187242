import { expect, it } from 'vitest'
import { findProgramme } from '#server/programmes/find-programme.ts'
import { writeCalendar } from '#server/programmes/write-calendar.ts'
import { db } from '#server/db.ts'
import { makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'

it('is one event under one name, with a higher number after a change, and leaves the calendar when cancelled', async () => {
  const institutionId = await makeInstitution()
  const { programmeId, slug } = await makeProgramme({
    institutionId,
    hostId: await makeHost(institutionId),
    title: '开市早班车; 逗号, 与\\斜线',
    startsAt: new Date('2027-01-05T01:30:00Z'),
    minutes: 45,
  })
  const write = async (): Promise<string> => {
    const found = await findProgramme(slug, null)
    if (!found) throw new Error('the programme is there')
    return (await writeCalendar(found.programme)).replaceAll('\r\n ', '')
  }
  const first = await write()
  expect(first).toContain('METHOD:PUBLISH')
  expect(first).toContain(`UID:${programmeId}@caibo`)
  expect(first).toContain('SEQUENCE:0')
  expect(first).toContain('DTSTART:20270105T013000Z')
  expect(first).toContain('DTEND:20270105T021500Z')
  expect(first).toContain('SUMMARY:开市早班车\\; 逗号\\, 与\\\\斜线')
  expect(first.match(/BEGIN:VEVENT/g)).toHaveLength(1)

  await db().programme.update({
    where: { id: programmeId },
    data: { calendarSequence: 2, noticeKind: 'cancelled' },
  })
  const cancelled = await write()
  expect(cancelled).toContain('METHOD:CANCEL')
  expect(cancelled).toContain('STATUS:CANCELLED')
  expect(cancelled).toContain('SEQUENCE:2')
  expect(cancelled).not.toContain('VALARM')
})
