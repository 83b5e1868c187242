'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useFailure } from '#components/ui/use-failure.ts'

export function UnsubscribeButton({ token }: { token: string }): ReactElement {
  const t = useTranslations('notices.unsubscribe')
  const fail = useFailure()
  const [state, setState] = useState<'asked' | 'busy' | 'done'>('asked')

  async function press(): Promise<void> {
    setState('busy')
    const response = await fetch(`/api/unsubscribe/${token}`, { method: 'POST' }).catch(() => null)
    if (response?.ok) return setState('done')
    setState('asked')
    fail({ code: 'UNAVAILABLE', detail: {} })
  }

  if (state === 'done') {
    return (
      <p role="status" className="font-medium">
        {t('done')}
      </p>
    )
  }
  return (
    <Button kind="primary" size="large" disabled={state === 'busy'} onClick={() => void press()}>
      {t('action')}
    </Button>
  )
}
