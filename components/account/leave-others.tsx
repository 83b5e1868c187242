'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { leaveOthers } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { useAccountAct } from './use-account-act.ts'

/** Ends every session of the account but this one. */
export function LeaveOthers(): ReactElement {
  const t = useTranslations('account.settings')
  const { isBusy, fault, run } = useAccountAct()
  return (
    <div className="grid gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-md text-sm text-muted">{t('sessionsHint')}</p>
        <Button disabled={isBusy} onClick={() => void run(() => leaveOthers(), t('left'))}>
          {t('leaveOthers')}
        </Button>
      </div>
      <FaultNote fault={fault} />
    </div>
  )
}
