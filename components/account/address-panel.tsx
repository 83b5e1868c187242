'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { sendVerification, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'

type AddressPanelProps = { email: string; isVerified: boolean }

export function AddressPanel({ email, isVerified }: AddressPanelProps): ReactElement {
  const t = useTranslations('account.settings')
  const [fault, setFault] = useState<AccountFault | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function send(): Promise<void> {
    setIsBusy(true)
    const failed = await sendVerification({ email })
    setIsBusy(false)
    setFault(failed)
    if (!failed) notify('success', t('sent'))
  }

  return (
    <div className="grid gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0">
          <span className="block break-all">{email}</span>
          <span className="text-[13px] text-muted">{isVerified ? t('verified') : t('unverified')}</span>
        </p>
        {!isVerified && (
          <Button disabled={isBusy} onClick={() => void send()}>
            {t('verify')}
          </Button>
        )}
      </div>
      <FaultNote fault={fault} />
    </div>
  )
}
