import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { ProgrammeView } from '#lib/programmes.ts'
import { now } from '#server/clock.ts'
import { publicUrl } from '#server/env.ts'
import { findCalendarState } from './calendar.repo.ts'

const minuteMs = 60_000
const remindSecondsBefore = 15 * 60

/**
 * The programme as iCalendar text (RFC 5545): one event under a name that stays, with a number that grows with
 * every change of time, so that a calendar which knows it moves it; a cancelled show is taken out.
 */
export async function writeCalendar(
  programme: Pick<
    ProgrammeView,
    'id' | 'slug' | 'title' | 'summary' | 'riskText' | 'startsAt' | 'minutes' | 'institution'
  >,
): Promise<string> {
  const { sequence, isCancelled } = await findCalendarState(programme.id)
  const url = `${publicUrl()}/live/${programme.slug}`
  const calendar = ical({
    prodId: { company: 'Caibo', product: 'Programmes' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${programme.id}@caibo`,
    sequence,
    stamp: now(),
    start: new Date(programme.startsAt),
    end: new Date(programme.startsAt + programme.minutes * minuteMs),
    summary: programme.title,
    description: `${programme.summary}\n\n${programme.riskText}\n\n${url}`,
    location: programme.institution,
    url,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    alarms: isCancelled ? [] : [{ type: ICalAlarmType.display, trigger: remindSecondsBefore }],
  })
  return calendar.toString()
}
