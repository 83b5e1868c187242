import { useFormatter, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { AssessmentResult } from '#lib/assessment-result.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { AccountSection } from './account-section.tsx'

/** What the person was assessed as, the one that counts first, and the way to another. */
export function Assessments({ results }: { results: AssessmentResult[] }): ReactElement {
  const t = useTranslations('account.assessment')
  const [current, ...earlier] = results
  return (
    <AccountSection id="assessment" title={t('section')}>
      <div className="flex flex-wrap items-center justify-between gap-3 p-4">
        {current ? <Current result={current} /> : <p className="max-w-md text-sm text-muted">{t('none')}</p>}
        <Link
          href="/assessment?next=/account"
          className={buttonStyle(current && !current.isExpired ? 'quiet' : 'primary', 'medium', 'min-h-11')}
        >
          {current ? t('again') : t('take')}
        </Link>
      </div>
      {earlier.length > 0 && <Earlier results={earlier} />}
    </AccountSection>
  )
}

function Current({ result }: { result: AssessmentResult }): ReactElement {
  const t = useTranslations('account.assessment')
  const levels = useTranslations('assessment.result.levels')
  const format = useFormatter()
  const { level, assessedAt, expiresAt, isExpired } = result
  const day = (at: number) => format.dateTime(at, { dateStyle: 'medium' })
  return (
    <div className="grid min-w-0 gap-1">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className={`figures text-2xl font-semibold ${isExpired ? 'text-muted' : 'text-brand'}`}>
          C{level}
        </span>
        <span>{levels(`c${level}`)}</span>
      </p>
      <p className="figures flex flex-wrap gap-x-3 text-[13px] text-muted">
        <span>{t('on', { date: day(assessedAt) })}</span>
        {!isExpired && <span>{t('validUntil', { date: day(expiresAt) })}</span>}
      </p>
      {isExpired && <p className="text-sm text-danger">{t('expired', { date: day(expiresAt) })}</p>}
    </div>
  )
}

function Earlier({ results }: { results: AssessmentResult[] }): ReactElement {
  const t = useTranslations('account.assessment')
  const format = useFormatter()
  return (
    <div className="border-t border-line px-4 py-3">
      <h3 className="text-sm font-medium">{t('earlier')}</h3>
      <ul className="mt-1 grid gap-1 text-sm text-muted">
        {results.map(({ id, level, assessedAt }) => (
          <li key={id} className="figures flex gap-3">
            <span className="font-medium">C{level}</span>
            <span>{t('on', { date: format.dateTime(assessedAt, { dateStyle: 'medium' }) })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
