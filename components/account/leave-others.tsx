'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { leaveOthers, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'

/** Ends every session of the account but this one. */
export function LeaveOthers(): ReactElement {
  const t = useTranslations('account.settings')
  const [fault, setFault] = useState<AccountFault | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function leave(): Promise<void> {
    setIsBusy(true)
    const failed = await leaveOthers()
    setIsBusy(false)
    setFault(failed)
    if (!failed) notify('success', t('left'))
  }

  return (
    <div className="grid gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-md text-sm text-muted">{t('sessionsHint')}</p>
        <Button disabled={isBusy} onClick={() => void leave()}>
          {t('leaveOthers')}
        </Button>
      </div>
      <FaultNote fault={fault} />
    </div>
  )
}
