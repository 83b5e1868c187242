'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Link } from '#components/ui/link.tsx'
import { signIn, signUp, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { PasswordField } from './password-field.tsx'
import { focusField, readFields } from './read-fields.ts'

export function SignUpForm({ next }: { next: string }): ReactElement {
  const t = useTranslations('account.signUp')
  const field = useTranslations('account')
  const [fault, setFault] = useState<AccountFault | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const { name, email, password } = readFields(form)
    if (name.trim() === '') return setFault({ kind: 'name' })
    if (password.length < 10) {
      setFault({ kind: 'weak' })
      return focusField(form, 'password')
    }
    setIsBusy(true)
    const failed =
      (await signUp({ name: name.trim(), email, password })) ?? (await enter({ email, password }))
    if (!failed) return window.location.assign(next)
    setFault(failed)
    setIsBusy(false)
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      <Field
        name="name"
        autoComplete="nickname"
        required
        maxLength={40}
        label={field('name')}
        hint={field('nameHint')}
      />
      <Field name="email" type="email" autoComplete="email" required label={field('email')} />
      <PasswordField
        autoComplete="new-password"
        hint={field('passwordHint')}
        error={fault?.kind === 'weak' ? field('fault.weak') : null}
      />
      <FaultNote fault={fault} />
      <Button type="submit" kind="primary" size="large" disabled={isBusy}>
        {isBusy ? t('busy') : t('submit')}
      </Button>
      <p className="text-center text-sm text-muted">
        {t('have')}{' '}
        <Link
          href={`/sign-in?next=${encodeURIComponent(next)}`}
          className="text-brand underline underline-offset-4"
        >
          {field('signIn.title')}
        </Link>
      </p>
    </form>
  )
}

/** The sign-up answers alike for an address that is taken: its password opens the door only to whom it belongs. */
async function enter(form: { email: string; password: string }): Promise<AccountFault | null> {
  const fault = await signIn(form)
  return fault?.kind === 'credentials' ? { kind: 'exists' } : fault
}
