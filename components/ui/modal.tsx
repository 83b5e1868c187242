'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { buttonStyle } from './button-style.ts'

type ModalProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: string
  /** Moves keep to the sheet from below on phones; `narrow` is for short questions. */
  width?: 'narrow' | 'wide'
  children: ReactNode
}

/**
 * A dialog in the middle on desks, a sheet from below on phones; focus goes in and comes back. Over a room a phone's sheet
 * takes 60 % at most, and nothing darkens the picture.
 */
export function Modal({
  open,
  onOpenChange,
  title,
  description,
  width = 'narrow',
  children,
}: ModalProps): ReactElement {
  const t = useTranslations('common')
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/45 transition-opacity room-sheet:bg-transparent room-side:bg-transparent duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          className={`fixed inset-x-0 bottom-0 z-50 max-h-[calc(var(--screen-height)*0.86)] overflow-y-auto rounded-t-[22px] bg-raised p-6 pb-[max(24px,env(safe-area-inset-bottom))] shadow-pop transition-[translate,opacity] duration-200 ease-calm data-ending-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0 sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(var(--screen-width)-48px)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-[18px] room-sheet:max-h-[calc(var(--screen-height)*0.6)] room-side:top-auto room-side:right-0 room-side:bottom-0 room-side:left-auto room-side:max-h-(--screen-height) room-side:w-[max(280px,36%)] room-side:translate-none room-side:rounded-none room-side:p-4 ${width === 'wide' ? 'sm:max-w-2xl' : 'sm:max-w-md'}`}
        >
          <div className="flex items-start justify-between gap-4">
            <Dialog.Title className="font-display text-xl leading-snug font-semibold">{title}</Dialog.Title>
            <Dialog.Close aria-label={t('close')} className={buttonStyle('bare', 'icon', '-mt-1.5 -mr-2')}>
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          {description && (
            <Dialog.Description className="mt-1 text-sm text-muted">{description}</Dialog.Description>
          )}
          <div className="mt-4">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
