import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { scheduleSpans } from '#lib/schedule-days.ts'
import { KeepFresh } from '#components/schedule/keep-fresh.tsx'
import { ScheduleBoard } from '#components/schedule/schedule-board.tsx'
import { ScheduleFilters } from '#components/schedule/schedule-filters.tsx'
import { reserveAction } from '#app/reserve-actions.ts'
import { readActor } from '#app/read-visitor.ts'
import { listSchedule } from '#server/programmes/list-schedule.ts'
import { listReservedIds } from '#server/reservations/reserve.ts'

const choice = z.string().max(40).nullable().catch(null).default(null)
const span = z.enum(scheduleSpans).nullable().catch(null).default(null)
const querySchema = z.object({ scene: choice, language: choice, span })

export default async function SchedulePage({ searchParams }: PageProps<'/'>): Promise<ReactElement> {
  const actor = await readActor()
  const [query, programmes, reservedIds, t, zone, locale] = await Promise.all([
    searchParams,
    listSchedule(actor),
    actor ? listReservedIds(actor) : [],
    getTranslations('schedule'),
    getTimeZone(),
    getLocale(),
  ])
  const chosen = querySchema.parse(query)
  const { scene, language } = chosen
  // By name: the order of the programmes changes as shows begin and end.
  const scenes = [...new Set(programmes.map((programme) => programme.scene))].toSorted()
  const languages = [...new Set(programmes.map((programme) => programme.language))].toSorted()
  const shown = programmes
    .filter((programme) => scene === null || programme.scene === scene)
    .filter((programme) => language === null || programme.language === language)
  return (
    <div className="shell grid gap-10 pt-8 pb-16 sm:pt-12">
      <KeepFresh />
      <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-5">
        <div className="grid gap-2">
          <h1 className="font-display text-[30px] leading-tight font-semibold hyphens-auto max-sm:largest:text-[24px] sm:text-[42px]">
            {t('lead')}
          </h1>
          <p className="text-muted">{t('hint')}</p>
        </div>
        <ScheduleFilters scenes={scenes} languages={languages} chosen={chosen} />
      </div>
      {shown.length === 0 ? (
        <p className="text-muted">{t('empty.scene')}</p>
      ) : (
        <ScheduleBoard
          programmes={shown}
          chosen={chosen}
          visitor={{ isSignedIn: actor !== null, reservedIds, reserve: reserveAction }}
        />
      )}
      <p className="text-[13px] text-muted">{t('zone', { zone: zoneName(zone, locale) })}</p>
    </div>
  )
}

/** The zone as people call it; Beijing's is "中国标准时间". */
function zoneName(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
