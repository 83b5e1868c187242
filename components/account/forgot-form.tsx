'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Link } from '#components/ui/link.tsx'
import { askReset, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { readFields } from './read-fields.ts'
import { typedAddress } from './typed-address.ts'

/** `next` is a path of ours. Says the same whether the address has an account or not: nobody learns who has one. */
export function ForgotForm({ next }: { next: string }): ReactElement {
  const t = useTranslations('account')
  const [fault, setFault] = useState<AccountFault | null>(null)
  const [state, setState] = useState<'asked' | 'busy' | 'sent'>('asked')

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const { email } = readFields(event.currentTarget)
    setState('busy')
    const failed = await askReset({ email })
    setFault(failed)
    setState(failed ? 'asked' : 'sent')
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      <Field
        name="email"
        type="email"
        autoComplete="email"
        required
        label={t('email')}
        defaultValue={typedAddress()}
      />
      <FaultNote fault={fault} />
      <p role="status" className="text-sm text-brand empty:hidden">
        {state === 'sent' && t('forgot.sent')}
      </p>
      <Button type="submit" kind="primary" size="large" disabled={state === 'busy'}>
        {t('forgot.submit')}
      </Button>
      <Link
        href={`/sign-in?next=${encodeURIComponent(next)}`}
        className="text-center text-sm text-brand underline-offset-4 hover:underline"
      >
        {t('forgot.back')}
      </Link>
    </form>
  )
}
