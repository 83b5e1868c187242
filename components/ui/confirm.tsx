'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from './button.tsx'
import { buttonStyle, type ButtonKind } from './button-style.ts'

type ConfirmProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: string
  confirmLabel: string
  kind?: ButtonKind
  isBusy?: boolean
  onConfirm: () => void
}

/** Asks before an act that cannot be taken back; Escape and the first button keep things as they are. */
export function Confirm(props: ConfirmProps): ReactElement {
  const t = useTranslations('common')
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 bg-black/45" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 w-[calc(100vw-32px)] max-w-md -translate-x-1/2 -translate-y-1/2 animate-rise rounded-[18px] bg-raised p-6 shadow-pop">
          <AlertDialog.Title className="font-display text-xl font-semibold">{props.title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-[15px] text-muted">
            {props.description}
          </AlertDialog.Description>
          <div className="mt-6 flex justify-end gap-3">
            <AlertDialog.Close className={buttonStyle('quiet')}>{t('cancel')}</AlertDialog.Close>
            <Button kind={props.kind ?? 'danger'} disabled={props.isBusy} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
