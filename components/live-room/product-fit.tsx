import { CircleCheck, CircleX, Info } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ShelvedProductView } from '#lib/shelf.ts'

/** "Suits you" or "does not match", said before the tap. */
export function ProductFit({ product }: { product: ShelvedProductView }): ReactElement {
  const t = useTranslations('room.products.fit')
  const { outcome, viewerLevel } = product
  const text = t(outcome, { level: viewerLevel ?? 0 })
  if (outcome === 'allowed')
    return (
      <p className="flex items-center gap-1.5 text-[13px] text-brand">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {text}
      </p>
    )
  const isNeutral = outcome === 'sign-in-required'
  return (
    <p className={`flex items-center gap-1.5 text-[13px] ${isNeutral ? 'text-muted' : 'text-danger'}`}>
      {isNeutral ? (
        <Info aria-hidden className="size-4 shrink-0" />
      ) : (
        <CircleX aria-hidden className="size-4 shrink-0" />
      )}
      {text}
    </p>
  )
}
