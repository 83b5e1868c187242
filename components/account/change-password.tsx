'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { changePassword, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { PasswordField } from './password-field.tsx'
import { readText } from './read-fields.ts'

/** Whoever has the old password elsewhere is signed out there. */
export function ChangePassword(): ReactElement {
  const t = useTranslations('account')
  const [fault, setFault] = useState<AccountFault | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [changes, setChanges] = useState(0)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const newPassword = readText(data, 'newPassword')
    if (newPassword.length < 10) return setFault({ kind: 'weak' })
    setIsBusy(true)
    const failed = await changePassword({ currentPassword: readText(data, 'currentPassword'), newPassword })
    setIsBusy(false)
    setFault(failed)
    if (failed) return
    setChanges((count) => count + 1)
    notify('success', t('settings.changed'))
  }

  return (
    <form key={changes} onSubmit={(event) => void submit(event)} className="grid max-w-md gap-4 p-4">
      <PasswordField name="currentPassword" label={t('settings.current')} autoComplete="current-password" />
      <PasswordField
        name="newPassword"
        label={t('settings.next')}
        autoComplete="new-password"
        hint={t('passwordHint')}
      />
      <FaultNote fault={fault} />
      <Button type="submit" kind="primary" disabled={isBusy} className="justify-self-start">
        {t('settings.change')}
      </Button>
    </form>
  )
}
