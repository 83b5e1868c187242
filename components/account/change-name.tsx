'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { FormEvent, ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { changeName, type AccountFault } from './auth-requests.ts'
import { FaultNote } from './fault-note.tsx'
import { focusField, readFields } from './read-fields.ts'
import { useAccountAct } from './use-account-act.ts'

/** Open rooms go on with the name that they know until they are entered again. */
export function ChangeName({ name }: { name: string }): ReactElement {
  const t = useTranslations('account')
  const router = useRouter()
  const { isBusy, fault, run } = useAccountAct()

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const isDone = await run(async () => {
      const failed = await rename(readFields(form).name.trim())
      if (failed) focusField(form, 'name')
      return failed
    }, t('settings.nameSaved'))
    if (isDone) router.refresh()
  }

  // The server says the name as it is kept: another key shows it.
  return (
    <form key={name} onSubmit={(event) => void submit(event)} className="grid max-w-md gap-4 p-4">
      <Field
        name="name"
        autoComplete="nickname"
        required
        maxLength={40}
        defaultValue={name}
        label={t('name')}
        hint={t('settings.nameHint')}
        error={isOfName(fault) ? t(`fault.${fault.kind}`) : null}
      />
      <FaultNote fault={isOfName(fault) ? null : fault} />
      <Button type="submit" kind="primary" disabled={isBusy} className="min-h-11 justify-self-start">
        {t('settings.saveName')}
      </Button>
    </form>
  )
}

async function rename(name: string): Promise<AccountFault | null> {
  return name === '' ? { kind: 'name' } : changeName({ name })
}

type NameFault = { kind: 'name' | 'nameRefused' | 'renames' }

function isOfName(fault: AccountFault | null): fault is NameFault {
  return fault?.kind === 'name' || fault?.kind === 'nameRefused' || fault?.kind === 'renames'
}
