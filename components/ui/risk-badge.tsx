import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'

/** The product's risk R1–R5 in words and as a scale, never by colour alone. */
export function RiskBadge({ level }: { level: number }): ReactElement {
  const t = useTranslations('common.risk')
  return (
    <span
      className="inline-flex shrink-0 items-center gap-1.5 rounded-full border border-gold/35 bg-gold-wash px-2 py-0.5 text-xs font-medium whitespace-nowrap text-gold"
      title={t('title')}
    >
      <span className="figures">R{level}</span>
      <span aria-hidden className="flex items-end gap-0.5">
        {[1, 2, 3, 4, 5].map((step) => (
          <i
            key={step}
            className={`block w-[3px] rounded-full ${step <= level ? 'bg-current' : 'bg-current/25'}`}
            style={{ height: `${3 + step * 1.6}px` }}
          />
        ))}
      </span>
      <span>{t('level', { level: String(level) })}</span>
    </span>
  )
}
