import { CircleCheck, CircleX, Info } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ShelvedProductView } from '#lib/shelf.ts'

type ProductFitProps = {
  product: ShelvedProductView
  /** In few words where its card floats, and by its sign alone where the card is one line. */
  isBrief?: boolean
}

/** "Suits you" or "does not match", said before the tap. */
export function ProductFit({ product, isBrief = false }: ProductFitProps): ReactElement {
  const t = useTranslations('room.products')
  const { outcome, viewerLevel } = product
  const words = t(`fit.${outcome}`, { level: viewerLevel ?? 0 })
  const text = isBrief ? (
    <>
      <span className="slim:sr-only floating:sr-only">{words}</span>
      <span aria-hidden className="hidden floating:inline">
        {t(`fitShort.${outcome}`)}
      </span>
    </>
  ) : (
    <span>{words}</span>
  )
  const signStyle = `size-4 shrink-0 ${isBrief ? 'max-sm:largest:hidden' : ''}`
  if (outcome === 'allowed')
    return (
      <p className="flex items-center gap-1.5 text-[13px] text-brand">
        <CircleCheck aria-hidden className={signStyle} />
        {text}
      </p>
    )
  const isNeutral = outcome === 'sign-in-required'
  return (
    <p className={`flex items-center gap-1.5 text-[13px] ${isNeutral ? 'text-muted' : 'text-danger'}`}>
      {isNeutral ? <Info aria-hidden className={signStyle} /> : <CircleX aria-hidden className={signStyle} />}
      {text}
    </p>
  )
}
