/** Which part of the schedule is looked at; all of it without one. */
export const scheduleSpans = ['today', 'week'] as const
export type ScheduleSpan = (typeof scheduleSpans)[number]

const dayMs = 86_400_000
/** Beijing keeps one offset all the year (IANA tzdata, since 1991). */
const beijingOffsetMs = 8 * 3_600_000

/** Whether a moment lies in Beijing's day, or week from Monday to Sunday, of another; both in wall-clock milliseconds. */
export function isWithin(span: ScheduleSpan | null, at: number, now: number): boolean {
  if (span === null) return true
  const [day, today] = [beijingDay(at), beijingDay(now)]
  return span === 'today' ? day === today : mondayOf(day) === mondayOf(today)
}

/** Days since 1 January 1970, in Beijing. */
function beijingDay(at: number): number {
  return Math.floor((at + beijingOffsetMs) / dayMs)
}

/** 1 January 1970 was a Thursday. */
function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7)
}
