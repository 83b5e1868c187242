import { useFormatter, useNow, useTimeZone, useTranslations } from 'next-intl'
import { defaultTimeZone } from '#lib/locale.ts'
import type { ReactElement } from 'react'

/** When a show starts, in the viewer's zone: today and tomorrow by name, else with weekday and date; Beijing's time beside it where that is another. */
export function StartTime({ at, className }: { at: number; className?: string }): ReactElement {
  const words = useStartWords()
  const inBeijing = useBeijingWords()
  const t = useTranslations('schedule')
  const beijing = inBeijing(at)
  return (
    <time dateTime={new Date(at).toISOString()} className={`figures ${className ?? ''}`}>
      {words(at)}
      {beijing === null ? (
        <span className="hidden assumed:inline">{` (${t('beijingZone')})`}</span>
      ) : (
        ` (${beijing})`
      )}
    </time>
  )
}

export function useStartWords(): (at: number) => string {
  const t = useTranslations('schedule')
  const format = useFormatter()
  const now = useNow()
  return (at) => {
    const day = (moment: number | Date) =>
      format.dateTime(moment, { year: 'numeric', month: '2-digit', day: '2-digit' })
    const time = format.dateTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    if (day(at) === day(now)) return t('today', { time })
    if (day(at) === day(now.getTime() + 86_400_000)) return t('tomorrow', { time })
    return format.dateTime(at, {
      month: 'long',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  }
}

/** The same moment in Beijing, for viewers elsewhere, with its date where that is another; null where the clocks say the same. */
export function useBeijingWords(): (at: number) => string | null {
  const t = useTranslations('schedule')
  const format = useFormatter()
  const zone = useTimeZone() ?? defaultTimeZone
  return (at) => {
    const date = (timeZone: string) => format.dateTime(at, { timeZone, month: 'numeric', day: 'numeric' })
    const clock = (timeZone: string) =>
      format.dateTime(at, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const [day, time] = [date(defaultTimeZone), clock(defaultTimeZone)]
    const isSameDay = day === date(zone)
    if (isSameDay && time === clock(zone)) return null
    return t('beijing', { time: isSameDay ? time : `${day} ${time}` })
  }
}
