'use client'

import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RiskBadge } from '#components/ui/risk-badge.tsx'
import { ProductFit } from './product-fit.tsx'
import { productKindKey } from './product-kind.ts'

type ProductsPanelProps = {
  shelf: readonly ShelvedProductView[]
  spotlightId: string | null
  onOpen: (product: ShelvedProductView) => void
}

export function ProductsPanel({ shelf, spotlightId, onOpen }: ProductsPanelProps): ReactElement {
  const t = useTranslations('room.products')
  if (shelf.length === 0)
    return <EmptyState icon={<ShoppingBag />} title={t('empty')} hint={t('emptyHint')} />
  return (
    <ul
      aria-label={t('label')}
      className="log grid min-h-0 flex-1 content-start gap-2.5 overflow-y-auto overscroll-contain p-3"
    >
      {shelf.map((product) => (
        <li key={product.id}>
          <article
            aria-label={product.name}
            className={`grid gap-2 rounded-card border p-3.5 ${product.id === spotlightId ? 'border-gold bg-gold-wash/60' : 'border-line'}`}
          >
            <header className="flex flex-wrap items-center gap-2">
              <h3 className="text-[15px] font-semibold">{product.name}</h3>
              <RiskBadge level={product.riskLevel} />
              {product.id === spotlightId && (
                <span className="ml-auto text-[13px] font-medium text-gold">{t('now')}</span>
              )}
            </header>
            <p className="text-[13px] text-muted">
              {t(`kind.${productKindKey(product.kind)}`)} · <span className="figures">{product.code}</span>
            </p>
            <p className="text-sm">{product.summary}</p>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <ProductFit product={product} />
              <Button size="small" onClick={() => onOpen(product)}>
                {t('open')}
              </Button>
            </div>
          </article>
        </li>
      ))}
    </ul>
  )
}
