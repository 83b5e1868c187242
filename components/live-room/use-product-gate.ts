'use client'

import { useCallback, useState } from 'react'
import type { Ack } from '#lib/events.ts'
import type { GatePlace, OpenedProductView, ShelvedProductView } from '#lib/shelf.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import type { GateAnswer } from './gate-dialog.tsx'

export type OpenProduct = (request: {
  programmeId: string
  productId: string
  place: GatePlace
}) => Promise<Ack<OpenedProductView>>

/** Asks the gate at the tap, and keeps its answer for the dialog. */
export function useProductGate(
  { programmeId, place }: { programmeId: string; place: GatePlace },
  openProduct: OpenProduct,
): {
  answer: GateAnswer | null
  open: (product: ShelvedProductView) => void
  close: () => void
} {
  const [answer, setAnswer] = useState<GateAnswer | null>(null)
  const fail = useFailure()
  const ask = useCallback(
    async (product: ShelvedProductView): Promise<void> => {
      const ack = await openProduct({ programmeId, productId: product.id, place })
      if (ack.ok) setAnswer({ product, opened: ack.data })
      else fail(ack)
    },
    [programmeId, place, openProduct, fail],
  )
  const open = useCallback((product: ShelvedProductView) => void ask(product), [ask])
  return { answer, open, close: () => setAnswer(null) }
}
