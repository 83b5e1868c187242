'use client'

import { ChevronDown, Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { Button } from '#components/ui/button.tsx'
import { RiskBadge } from '#components/ui/risk-badge.tsx'
import { ProductFit } from './product-fit.tsx'

type SpotlightCardProps = { product: ShelvedProductView; onOpen: () => void }

/** Beside the chat of an upright phone it is a card in the corner, less than a third wide. */
const floats =
  'floating:absolute floating:right-3 floating:bottom-[76px] floating:z-10 floating:w-[30%] floating:flex-col floating:items-stretch floating:gap-1.5 floating:rounded-card floating:border floating:p-2 floating:shadow-pop'

/** A product that is being explained; one line where there is little room. */
export function SpotlightCard({ product, onOpen }: SpotlightCardProps): ReactElement {
  const t = useTranslations('room.products')
  const [isFolded, setIsFolded] = useState(false)
  // Folded away only where it floats over what others say.
  const unfolded = isFolded ? 'floating:hidden' : ''
  return (
    <article
      data-card={isFolded ? 'folded' : 'open'}
      aria-label={`${t('now')}: ${product.name}`}
      className={`flex animate-rise items-center gap-3 border-b border-gold/30 bg-gold-wash px-4 py-2.5 slim:gap-2 slim:py-0.5 max-lg:largest:pr-3 ${floats}`}
    >
      <Sparkles aria-hidden className="size-5 shrink-0 text-gold slim:hidden floating:hidden" />
      <button
        type="button"
        aria-expanded={!isFolded}
        onClick={() => setIsFolded(!isFolded)}
        className="hidden min-h-6 items-center justify-between gap-1 text-xs font-semibold text-gold floating:flex"
      >
        {t('now')}
        <ChevronDown aria-hidden className={`size-4 ${isFolded ? 'rotate-180' : ''}`} />
      </button>
      <div className={`min-w-0 flex-1 slim:flex slim:items-center slim:gap-2 ${unfolded}`}>
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 slim:flex-1 slim:flex-nowrap floating:text-[13px] floating:leading-snug">
          <span className="text-xs font-semibold text-gold slim:sr-only floating:hidden">{t('now')}</span>
          <span
            title={product.name}
            className="min-w-0 font-medium slim:line-clamp-2 slim:flex-1 slim:text-sm slim:leading-tight"
          >
            {product.name}
          </span>
          <RiskBadge level={product.riskLevel} wordStyle="slim:sr-only floating:sr-only" />
        </p>
        <ProductFit product={product} isBrief />
      </div>
      <Button
        size="small"
        kind="primary"
        aria-label={t('open')}
        className={`slim:min-h-11 max-lg:largest:px-2 ${unfolded}`}
        onClick={onOpen}
      >
        <span className="slim:hidden">{t('open')}</span>
        <span className="hidden slim:inline">{t('openShort')}</span>
      </Button>
    </article>
  )
}
