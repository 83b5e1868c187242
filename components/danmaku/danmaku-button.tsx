'use client'

import { ChevronDown } from 'lucide-react'
import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { changeDanmaku, useDanmakuSettings } from './settings.ts'
import { useLongPress } from './use-long-press.ts'
import { useStillness } from './use-stillness.ts'

const DanmakuDialog = dynamic(
  () => untilLoaded(async () => (await import('./danmaku-dialog.tsx')).DanmakuDialog),
  { loading: nothing },
)

/** One tap lets comments fly or stops them; the arrow beside it, or a long press, opens how they fly. */
export function DanmakuButton(): ReactElement {
  const t = useTranslations('room.danmaku')
  const [isOpen, setIsOpen] = useState(false)
  const { isOn } = useDanmakuSettings()
  const isStill = useStillness()
  const isFlying = isOn && !isStill
  const open = () => setIsOpen(true)
  // Where nothing may move a tap says why.
  const press = useLongPress({
    onPress: isStill ? open : () => changeDanmaku({ isOn: !isOn }),
    onLongPress: open,
  })
  return (
    <div className="flex shrink-0 items-center elder:hidden">
      <button
        type="button"
        aria-label={t('button')}
        aria-pressed={isFlying}
        className="grid h-11 w-9 touch-manipulation place-items-center rounded-full select-none hover:bg-sunken"
        {...press}
      >
        <span
          aria-hidden
          className={`grid size-6 place-items-center rounded-md border text-[13px] leading-none font-semibold ${isFlying ? 'border-brand bg-brand text-on-brand' : 'border-edge text-muted'}`}
        >
          弹
        </span>
      </button>
      <button
        type="button"
        aria-label={t('settings')}
        onClick={open}
        className="grid h-11 w-6 place-items-center rounded-full text-muted hover:bg-sunken upright:not-focus-visible:sr-only short:not-focus-visible:sr-only"
      >
        <ChevronDown aria-hidden className="size-3.5" />
      </button>
      {isOpen && <DanmakuDialog onClose={() => setIsOpen(false)} />}
    </div>
  )
}
