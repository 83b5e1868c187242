'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Modal } from '#components/ui/modal.tsx'
import { readText } from '#components/ui/read-text.ts'
import { PasswordField } from './password-field.tsx'

export type Erase = (request: { password: string }) => Promise<Ack<null>>

/** Takes one's data along, or leaves for good. */
export function OwnData({ erase }: { erase: Erase }): ReactElement {
  const t = useTranslations('account.data')
  const [isAsking, setIsAsking] = useState(false)
  return (
    <div className="grid gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-md text-sm text-muted">{t('exportHint')}</p>
        <a href="/api/account/export" download className={buttonStyle()}>
          {t('export')}
        </a>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <p className="max-w-md text-sm text-muted">{t('eraseHint')}</p>
        <Button kind="danger" onClick={() => setIsAsking(true)}>
          {t('erase')}
        </Button>
      </div>
      {isAsking && <EraseDialog erase={erase} onClose={() => setIsAsking(false)} />}
    </div>
  )
}

function EraseDialog({ erase, onClose }: { erase: Erase; onClose: () => void }): ReactElement {
  const t = useTranslations('account.data')
  const errors = useTranslations('errors')
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const password = readText(new FormData(event.currentTarget), 'erasePassword')
    setIsBusy(true)
    const ack = await erase({ password }).catch(() => null)
    // A full load: the session and every open socket are gone.
    if (ack?.ok) return window.location.assign('/')
    setIsBusy(false)
    if (ack?.code === 'FORBIDDEN') return setFault(t('refused'))
    setFault(errors(ack?.code ?? 'UNAVAILABLE', { seconds: 0, ...ack?.detail }))
  }

  return (
    <Modal open onOpenChange={(open) => !open && onClose()} title={t('title')} description={t('warning')}>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <PasswordField name="erasePassword" label={t('password')} autoComplete="current-password" />
        <p role="alert" className="text-sm text-danger empty:hidden">
          {fault}
        </p>
        <Button type="submit" kind="danger" disabled={isBusy} className="justify-self-end">
          {t('confirm')}
        </Button>
      </form>
    </Modal>
  )
}
