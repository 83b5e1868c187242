'use client'

import { ChevronDown, Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
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

/** Beside the chat of an upright phone it is a card in the corner, less than a third wide. */
const floats =
  'floating:absolute floating:right-3 floating:bottom-[76px] floating:z-10 floating:w-[30%] floating:flex-col floating:items-stretch floating:gap-1.5 floating:rounded-card floating:border floating:p-2 floating:shadow-pop'

/** The one product that the host is explaining now. */
export function SpotlightBanner({ spotlight, shelf, onOpen }: SpotlightBannerProps): ReactElement {
  const product = shelf.find(({ id }) => id === spotlight?.product.id)
  return (
    <div aria-live="polite">
      {product && <Explained key={product.id} product={product} onOpen={() => onOpen(product)} />}
    </div>
  )
}

function Explained({ product, onOpen }: { product: ShelvedProductView; onOpen: () => void }): ReactElement {
  const t = useTranslations('room.products')
  const [isFolded, setIsFolded] = useState(false)
  // Folded away only where it floats over what others say.
  const unfolded = isFolded ? 'floating:hidden' : ''
  return (
    <article
      data-card={isFolded ? 'folded' : 'open'}
      aria-label={`${t('now')}: ${product.name}`}
      className={`flex animate-rise items-center gap-3 border-b border-gold/30 bg-gold-wash px-4 py-2.5 largest:flex-col largest:items-stretch largest:gap-2 ${floats}`}
    >
      <Sparkles aria-hidden className="size-5 shrink-0 text-gold largest:hidden floating:hidden" />
      <button
        type="button"
        aria-expanded={!isFolded}
        onClick={() => setIsFolded(!isFolded)}
        className="hidden min-h-6 items-center justify-between gap-1 text-xs font-semibold text-gold floating:flex"
      >
        {t('now')}
        <ChevronDown aria-hidden className={`size-4 ${isFolded ? 'rotate-180' : ''}`} />
      </button>
      <div className={`min-w-0 flex-1 ${unfolded}`}>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 floating:text-[13px] floating:leading-snug floating:[&_i]:hidden">
          <span className="text-xs font-semibold text-gold floating:hidden">{t('now')}</span>
          <span className="font-medium">{product.name}</span>
          <RiskBadge level={product.riskLevel} />
        </p>
        <ProductFit product={product} />
      </div>
      <Button size="small" kind="primary" className={unfolded} onClick={onOpen}>
        {t('open')}
      </Button>
    </article>
  )
}
