'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Modal } from '#components/ui/modal.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { areas, changeDanmaku, oneOf, speeds, useDanmakuSettings } from './settings.ts'
import { useStillness } from './use-stillness.ts'

const areaNames = ['quarter', 'half', 'full'] as const
const speedNames = ['slow', 'normal', 'fast'] as const

/** How comments fly, on this device; every change is seen at once. */
export function DanmakuDialog({ onClose }: { onClose: () => void }): ReactElement {
  const t = useTranslations('room.danmaku')
  const { isOn, opacity, area, speed } = useDanmakuSettings()
  const isStill = useStillness()
  return (
    <Modal open onOpenChange={onClose} title={t('title')}>
      <div className="grid gap-4">
        <label className="flex min-h-11 items-center justify-between gap-4">
          <span>{t('show')}</span>
          <input
            type="checkbox"
            role="switch"
            aria-checked={isOn}
            checked={isOn}
            onChange={(event) => changeDanmaku({ isOn: event.target.checked })}
            className="size-6 accent-brand"
          />
        </label>
        {isStill && <p className="text-[13px] text-muted">{t('still')}</p>}
        <label className="grid gap-1">
          <span className="flex justify-between text-sm">
            {t('opacity')}
            <span className="figures text-muted">{opacity}%</span>
          </span>
          <input
            type="range"
            min={20}
            max={100}
            step={10}
            value={opacity}
            onChange={(event) => changeDanmaku({ opacity: Number(event.target.value) })}
            className="h-11 accent-brand"
          />
        </label>
        <SelectField
          name="danmaku-area"
          label={t('area')}
          value={area}
          choices={areaNames.map((name) => ({ value: name, label: t(`areas.${name}`) }))}
          onChange={(event) => changeDanmaku({ area: oneOf(areas, event.target.value) ?? area })}
        />
        <SelectField
          name="danmaku-speed"
          label={t('speed')}
          value={speed}
          choices={speedNames.map((name) => ({ value: name, label: t(`speeds.${name}`) }))}
          onChange={(event) => changeDanmaku({ speed: oneOf(speeds, event.target.value) ?? speed })}
        />
      </div>
    </Modal>
  )
}
