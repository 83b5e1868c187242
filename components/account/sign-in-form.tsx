'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Link } from '#components/ui/link.tsx'
import { signIn, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { PasswordField } from './password-field.tsx'
import { readFields } from './read-fields.ts'
import { keepTypedAddress } from './typed-address.ts'

/** `next` is a path of ours: the page has made sure of it. */
export function SignInForm({ next }: { next: string }): ReactElement {
  const t = useTranslations('account.signIn')
  const field = useTranslations('account')
  const [fault, setFault] = useState<AccountFault | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const { email, password } = readFields(event.currentTarget)
    setIsBusy(true)
    const failed = await signIn({ email, password })
    if (!failed) return window.location.assign(next) // A full load, so that the socket comes with the new cookie.
    setFault(failed)
    setIsBusy(false)
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      <Field
        name="email"
        type="email"
        autoComplete="email"
        required
        label={field('email')}
        onChange={(event) => keepTypedAddress(event.currentTarget.value)}
      />
      <PasswordField autoComplete="current-password" />
      <Link
        href={`/forgot-password?next=${encodeURIComponent(next)}`}
        className="justify-self-end text-sm text-brand underline-offset-4 hover:underline"
      >
        {field('forgot.link')}
      </Link>
      <FaultNote fault={fault} />
      <Button type="submit" kind="primary" size="large" disabled={isBusy}>
        {isBusy ? t('busy') : t('submit')}
      </Button>
      <p className="text-center text-sm text-muted">
        {t('none')}{' '}
        <Link
          href={`/sign-up?next=${encodeURIComponent(next)}`}
          className="text-brand underline underline-offset-4"
        >
          {field('signUp.title')}
        </Link>
      </p>
    </form>
  )
}
