'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { useDanmakuSettings } from './settings.ts'

const DanmakuDialog = dynamic(async () => (await import('./danmaku-dialog.tsx')).DanmakuDialog, {
  loading: nothing,
})

/** Opens the settings; its mark says whether comments fly. */
export function DanmakuButton(): ReactElement {
  const t = useTranslations('room.danmaku')
  const [isOpen, setIsOpen] = useState(false)
  const { isOn } = useDanmakuSettings()
  return (
    <>
      <button
        type="button"
        aria-label={t('button')}
        onClick={() => setIsOpen(true)}
        className="grid size-11 shrink-0 upright:w-9 place-items-center rounded-full hover:bg-sunken"
      >
        <span
          aria-hidden
          className={`grid size-6 place-items-center rounded-md border text-[13px] leading-none font-semibold ${isOn ? 'border-brand bg-brand text-on-brand' : 'border-edge text-muted'}`}
        >
          弹
        </span>
      </button>
      {isOpen && <DanmakuDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}
