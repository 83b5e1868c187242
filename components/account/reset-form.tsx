'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { resetPassword, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { PasswordField } from './password-field.tsx'
import { focusField, readFields } from './read-fields.ts'

export function ResetForm({ token }: { token: string }): ReactElement {
  const t = useTranslations('account')
  const [fault, setFault] = useState<AccountFault | null>(null)
  const [state, setState] = useState<'asked' | 'busy' | 'done'>('asked')

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const { password } = readFields(form)
    if (password.length < 10) {
      setFault({ kind: 'weak' })
      return focusField(form, 'password')
    }
    setState('busy')
    const failed = await resetPassword({ token, newPassword: password })
    setFault(failed)
    setState(failed ? 'asked' : 'done')
  }

  if (state === 'done') {
    return (
      <div className="grid gap-4">
        <p role="status">{t('reset.done')}</p>
        <Link href="/sign-in" className={buttonStyle('primary', 'large')}>
          {t('signIn.submit')}
        </Link>
      </div>
    )
  }
  if (fault?.kind === 'token') {
    return (
      <div className="grid gap-4">
        <FaultNote fault={fault} />
        <Link href="/forgot-password" className={buttonStyle('primary', 'large')}>
          {t('forgot.title')}
        </Link>
      </div>
    )
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      <PasswordField
        autoComplete="new-password"
        hint={t('passwordHint')}
        error={fault?.kind === 'weak' ? t('fault.weak') : null}
      />
      <FaultNote fault={fault} />
      <Button type="submit" kind="primary" size="large" disabled={state === 'busy'}>
        {t('reset.submit')}
      </Button>
    </form>
  )
}
