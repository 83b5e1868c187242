'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { keepPush } from '#components/notices/keep-push.ts'
import { Button } from '#components/ui/button.tsx'
import { changePassword, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { readText } from '#components/ui/read-text.ts'
import { PasswordField } from './password-field.tsx'
import { focusField } from './read-fields.ts'
import { useAccountAct } from './use-account-act.ts'

/** Whoever has the old password elsewhere is signed out there. `endpoints`: of the browsers that the person is pushed to. */
export function ChangePassword({ endpoints }: { endpoints: readonly string[] }): ReactElement {
  const t = useTranslations('account')
  const router = useRouter()
  const { isBusy, fault, setFault, run } = useAccountAct()
  const [changes, setChanges] = useState(0)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const newPassword = readText(data, 'newPassword')
    if (newPassword.length < 10) {
      setFault({ kind: 'weak' })
      return focusField(form, 'newPassword')
    }
    const currentPassword = readText(data, 'currentPassword')
    const isDone = await run(async () => {
      const failed = await changePassword({ currentPassword, newPassword })
      if (failed) focusField(form, fieldOf(failed))
      return failed
    }, t('settings.changed'))
    if (!isDone) return
    await keepPush(endpoints)
    setChanges((count) => count + 1)
    router.refresh() // The sign-ins listed are gone, and this one is another.
  }

  const words = fault && fault.kind !== 'limited' ? t(`fault.${fault.kind}`) : null
  const errorOf = (field: string) => (fault && fieldOf(fault) === field ? words : null)
  return (
    <form key={changes} onSubmit={(event) => void submit(event)} className="grid max-w-md gap-4 p-4">
      <PasswordField
        name="currentPassword"
        label={t('settings.current')}
        autoComplete="current-password"
        error={errorOf('currentPassword')}
      />
      <PasswordField
        name="newPassword"
        label={t('settings.next')}
        autoComplete="new-password"
        hint={t('passwordHint')}
        error={errorOf('newPassword')}
      />
      <FaultNote fault={fault} />
      <Button type="submit" kind="primary" disabled={isBusy} className="justify-self-start">
        {t('settings.change')}
      </Button>
    </form>
  )
}

/** Which field was refused; empty when none was. */
function fieldOf({ kind }: AccountFault): string {
  if (kind === 'current') return 'currentPassword'
  return kind === 'weak' || kind === 'unchanged' ? 'newPassword' : ''
}
