'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Modal } from '#components/ui/modal.tsx'
import { keyRows, type KeyUse } from './key-rows.ts'

type ShortcutsHelpProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  room: Pick<KeyUse, 'isLive' | 'hasCaptions' | 'hasChat'>
}

/** The keys that do something in this room; loaded by the first who asks. */
export function ShortcutsHelp({ open, onOpenChange, room }: ShortcutsHelpProps): ReactElement {
  const t = useTranslations('player')
  const rows = keyRows({
    ...room,
    hasFullscreen: document.fullscreenEnabled,
    hasPictureInPicture: document.pictureInPictureEnabled,
  })
  return (
    <Modal open={open} onOpenChange={onOpenChange} title={t('help')} description={t('keys.hint')}>
      <dl className="grid gap-2">
        {rows.map(({ keys, name }) => (
          <div
            key={name}
            className="flex items-center justify-between gap-4 border-b border-line pb-2 text-sm last:border-0"
          >
            <dt>{t(`keys.${name}`)}</dt>
            <dd className="flex gap-1.5">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="grid min-w-8 place-items-center rounded-md border border-line bg-sunken px-2 py-0.5 font-mono text-[13px]"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
