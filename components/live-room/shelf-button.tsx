'use client'

import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { usePanelTab } from './use-panel-tab.ts'

/** 🛍 n beside the input of a phone: the products are one tap away while one talks. */
export function ShelfButton({ count }: { count: number }): ReactElement | null {
  const t = useTranslations('room.products')
  const { openTab } = usePanelTab()
  if (count === 0) return null
  return (
    <button
      type="button"
      aria-label={t('shelfCount', { count })}
      onClick={() => openTab('products')}
      className="relative hidden h-11 w-9 shrink-0 place-items-center rounded-full hover:bg-sunken upright:grid elder:grid elder:w-11"
    >
      <ShoppingBag aria-hidden className="size-5" />
      <span
        aria-hidden
        className="figures absolute top-0.5 right-0 rounded-full bg-brand px-1 text-[11px] leading-4 text-on-brand"
      >
        {count}
      </span>
    </button>
  )
}
