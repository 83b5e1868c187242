'use client'

import { Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { SpotlightView } from '#lib/events.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { Button } from '#components/ui/button.tsx'
import { RiskBadge } from '#components/ui/risk-badge.tsx'
import { ProductFit } from './product-fit.tsx'

type SpotlightBannerProps = {
  spotlight: SpotlightView | null
  shelf: readonly ShelvedProductView[]
  onOpen: (product: ShelvedProductView) => void
}

/** The one product that the host is explaining now. */
export function SpotlightBanner({ spotlight, shelf, onOpen }: SpotlightBannerProps): ReactElement {
  const t = useTranslations('room.products')
  const product = shelf.find(({ id }) => id === spotlight?.product.id)
  return (
    <div aria-live="polite">
      {product && (
        <article
          aria-label={`${t('now')}: ${product.name}`}
          className="flex animate-rise items-center gap-3 border-b border-gold/30 bg-gold-wash px-4 py-2.5"
        >
          <Sparkles aria-hidden className="size-5 shrink-0 text-gold" />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="text-xs font-semibold text-gold">{t('now')}</span>
              <span className="font-medium">{product.name}</span>
              <RiskBadge level={product.riskLevel} />
            </p>
            <ProductFit product={product} />
          </div>
          <Button size="small" kind="primary" onClick={() => onOpen(product)}>
            {t('open')}
          </Button>
        </article>
      )}
    </div>
  )
}
