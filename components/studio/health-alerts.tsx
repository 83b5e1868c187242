'use client'

import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { AlertLevel, HealthAlert } from '#lib/health-advice.ts'

const looks = {
  critical: { Icon: OctagonAlert, style: 'bg-danger-wash text-danger' },
  warning: { Icon: TriangleAlert, style: 'bg-gold-wash text-gold' },
  note: { Icon: Info, style: 'bg-sunken text-muted' },
} as const satisfies Record<AlertLevel, unknown>

/**
 * What to mend, the most urgent first. A new alert is read out once; that its figures change later is not
 * (aria-relevant), or a host would hear nothing else.
 */
export function HealthAlerts({
  alerts,
  isWatched,
}: {
  alerts: readonly HealthAlert[]
  isWatched: boolean
}): ReactElement {
  const t = useTranslations('health')
  return (
    <>
      <ul aria-label={t('alerts')} aria-live="polite" aria-relevant="additions" className="grid">
        {alerts.toSorted(byUrgency).map(({ code, level, values }) => {
          const { Icon, style } = looks[level]
          return (
            <li
              key={code}
              data-alert={code}
              className={`flex items-start gap-2 border-b border-line px-4 py-2.5 text-[13px] ${style}`}
            >
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
              <span>
                <span className="font-semibold">{t(`level.${level}`)}</span> · {t(`advice.${code}`, values)}
              </span>
            </li>
          )
        })}
      </ul>
      {isWatched && alerts.length === 0 && (
        <p className="flex items-center gap-2 border-b border-line px-4 py-2.5 text-[13px] text-brand">
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          {t('allWell')}
        </p>
      )}
    </>
  )
}

const urgency: Record<AlertLevel, number> = { critical: 0, warning: 1, note: 2 }

function byUrgency(a: HealthAlert, b: HealthAlert): number {
  return urgency[a.level] - urgency[b.level]
}
