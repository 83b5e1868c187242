'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { pushState, startPush, stopPush, type PushState } from './push-browser.ts'

type PushHereProps = {
  publicKey: string
  /** Of the browsers that the person is pushed to. */
  endpoints: readonly string[]
}

/** Whether this very browser shows notices while the site is closed. */
export function PushHere({ publicKey, endpoints }: PushHereProps): ReactElement {
  const t = useTranslations('notices.push')
  const router = useRouter()
  const [state, setState] = useState<PushState | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => void pushState(endpoints).then(setState), [endpoints])

  async function press(): Promise<void> {
    setIsBusy(true)
    const next = await (state === 'on' ? stopPush() : startPush(publicKey)).catch(() => null)
    setIsBusy(false)
    if (next === null) return notify('error', t('failed'))
    setState(next)
    router.refresh() // the rest of the page reads the endpoints, too
    if (next === 'on') notify('success', t('started'))
  }

  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="max-w-md text-sm text-muted" role="status">
        {state === null ? t('looking') : t(`state.${state}`)}
      </p>
      {(state === 'on' || state === 'off') && (
        <Button disabled={isBusy} onClick={() => void press()}>
          {state === 'on' ? t('stop') : t('start')}
        </Button>
      )}
    </div>
  )
}
