import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { ProductView } from '#lib/events.ts'
import { RiskBadge } from '#components/ui/risk-badge.tsx'
import { AccountCard } from './account-card.tsx'

/** Stands in for the bank's own product page until one is connected. */
export function BankCounter({ product }: { product: ProductView }): ReactElement {
  const t = useTranslations('account.out')
  return (
    <AccountCard title={t('title')} lead={t('lead')}>
      <dl className="grid gap-3 text-[15px]">
        <Row name={t('product')}>{product.name}</Row>
        <Row name={t('code')}>
          <span className="figures">{product.code}</span>
        </Row>
        <Row name={t('riskLevel')}>
          <RiskBadge level={product.riskLevel} />
        </Row>
      </dl>
      <p className="mt-6 rounded-[10px] bg-gold-wash p-3 text-sm text-gold">{t('note')}</p>
    </AccountCard>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div className="flex items-center justify-between gap-4 border-b border-line pb-3">
      <dt className="text-muted">{name}</dt>
      <dd className="text-right font-medium">{children}</dd>
    </div>
  )
}
