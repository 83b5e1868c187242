'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { sendVerification } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { useAccountAct } from './use-account-act.ts'

type AddressPanelProps = { email: string; isVerified: boolean }

export function AddressPanel({ email, isVerified }: AddressPanelProps): ReactElement {
  const t = useTranslations('account.settings')
  const { isBusy, fault, run } = useAccountAct()
  return (
    <div className="grid gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0">
          <span className="block break-all">{email}</span>
          <span className="text-[13px] text-muted">{isVerified ? t('verified') : t('unverified')}</span>
        </p>
        {!isVerified && (
          <Button
            className="min-h-11"
            disabled={isBusy}
            onClick={() => void run(() => sendVerification({ email }), t('sent'))}
          >
            {t('verify')}
          </Button>
        )}
      </div>
      <p className="text-sm text-muted">
        {t('moveAddress')}{' '}
        <Link
          href="/legal/contact"
          className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
        >
          {t('contact')}
        </Link>
      </p>
      <FaultNote fault={fault} />
    </div>
  )
}
