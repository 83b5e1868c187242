import { useFormatter, useNow, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'

/** When a show starts, in the viewer's zone: today and tomorrow by name, else with weekday and date. */
export function StartTime({ at, className }: { at: number; className?: string }): ReactElement {
  const words = useStartWords()
  return (
    <time dateTime={new Date(at).toISOString()} className={`figures ${className ?? ''}`}>
      {words(at)}
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
