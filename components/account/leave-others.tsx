'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { leaveOthers } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { useAccountAct } from './use-account-act.ts'

/** Ends every session of the account but this one. */
export function LeaveOthers(): ReactElement {
  const t = useTranslations('account.settings')
  const router = useRouter()
  const { isBusy, fault, run } = useAccountAct()

  async function leave(): Promise<void> {
    if (await run(() => leaveOthers(), t('left'))) router.refresh()
  }

  return (
    <div className="grid gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-md text-sm text-muted">{t('sessionsHint')}</p>
        <Button disabled={isBusy} onClick={() => void leave()} className="min-h-11">
          {t('leaveOthers')}
        </Button>
      </div>
      <FaultNote fault={fault} />
    </div>
  )
}
