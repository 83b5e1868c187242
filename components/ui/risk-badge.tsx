import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'

type RiskBadgeProps = {
  level: number
  /** How its scale and words look, where there is room for the figure only. */
  wordStyle?: string
}

/** The product's risk R1–R5 in words and as a scale, never by colour alone. */
export function RiskBadge({ level, wordStyle = '' }: RiskBadgeProps): ReactElement {
  const t = useTranslations('common.risk')
  const words = t('level', { level: String(level) })
  return (
    <span
      className="inline-flex max-w-full items-center gap-1.5 rounded-full border border-gold/35 bg-gold-wash px-2 py-0.5 text-xs font-medium text-gold"
      title={`${t('title')}: ${words}`}
    >
      <span className="figures">R{level}</span>
      <span aria-hidden className={`flex shrink-0 items-end gap-0.5 ${wordStyle}`}>
        {[1, 2, 3, 4, 5].map((step) => (
          <i
            key={step}
            className={`block w-[3px] rounded-full ${step <= level ? 'bg-current' : 'bg-current/25'}`}
            style={{ height: `${3 + step * 1.6}px` }}
          />
        ))}
      </span>
      <span className={wordStyle}>{words}</span>
    </span>
  )
}
