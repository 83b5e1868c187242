'use client'

import dynamic from 'next/dynamic'
import type { ReactElement } from 'react'
import type { SpotlightView } from '#lib/events.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'

const SpotlightCard = dynamic(
  () => untilLoaded(async () => (await import('./spotlight-card.tsx')).SpotlightCard),
  { loading: nothing },
)

type SpotlightBannerProps = {
  spotlight: SpotlightView | null
  shelf: readonly ShelvedProductView[]
  onOpen: (product: ShelvedProductView) => void
}

/** The one product that the host is explaining now. */
export function SpotlightBanner({ spotlight, shelf, onOpen }: SpotlightBannerProps): ReactElement {
  const product = shelf.find(({ id }) => id === spotlight?.product.id)
  return (
    <div aria-live="polite">
      {product && <SpotlightCard key={product.id} product={product} onOpen={() => onOpen(product)} />}
    </div>
  )
}
