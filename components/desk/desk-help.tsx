'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Modal } from '#components/ui/modal.tsx'

const rows = [
  { keys: ['j', 'k'], name: 'move' },
  { keys: ['Enter'], name: 'open' },
  { keys: ['c'], name: 'claim' },
  { keys: ['r'], name: 'reply' },
  { keys: ['u'], name: 'release' },
  { keys: ['Ctrl', 'Enter'], name: 'send' },
] as const

export function DeskHelp({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}): ReactElement {
  const t = useTranslations('desk.keys')
  return (
    <Modal open={open} onOpenChange={onOpenChange} title={t('title')}>
      <dl className="grid gap-2 text-sm">
        {rows.map(({ keys, name }) => (
          <div key={name} className="flex justify-between gap-4">
            <dt>{t(name)}</dt>
            <dd className="font-mono">{keys.join(name === 'send' ? ' + ' : ' / ')}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
