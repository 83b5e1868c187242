'use client'

import { BellPlus, BellRing } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import { notify } from '#components/ui/notify.ts'
import { useFailure } from '#components/ui/use-failure.ts'

export type Reserve = (request: { programmeId: string; isOn: boolean }) => Promise<Ack<{ isOn: boolean }>>

type ReserveButtonProps = {
  programmeId: string
  /** For who hears the button without seeing the show it stands on. */
  title: string
  isReserved: boolean
  isSignedIn: boolean
  reserve: Reserve
  className: string
}

/** One press reserves and tells what follows; the next one gives it back. Guests are led to the door and back. */
export function ReserveButton(props: ReserveButtonProps): ReactElement {
  const { programmeId, title, reserve, className } = props
  const t = useTranslations('notices.reserve')
  const fail = useFailure()
  const path = usePathname()
  const [isReserved, setIsReserved] = useState(props.isReserved)
  const [isBusy, setIsBusy] = useState(false)

  async function press(): Promise<void> {
    setIsBusy(true)
    const ack = await reserve({ programmeId, isOn: !isReserved }).catch(() => null)
    setIsBusy(false)
    if (!ack?.ok) return fail(ack ?? { code: 'UNAVAILABLE', detail: {} })
    setIsReserved(ack.data.isOn)
    notify('success', ack.data.isOn ? t('done') : t('undone'))
  }

  if (!props.isSignedIn) {
    return (
      <Link
        href={`/sign-in?next=${encodeURIComponent(path)}`}
        aria-label={`${t('action')} ${title}`}
        className={className}
      >
        <BellPlus aria-hidden className="size-4" />
        {t('action')}
      </Link>
    )
  }
  return (
    <button
      type="button"
      aria-pressed={isReserved}
      aria-label={`${isReserved ? t('reserved') : t('action')} ${title}`}
      disabled={isBusy}
      onClick={() => void press()}
      className={className}
    >
      {isReserved ? <BellRing aria-hidden className="size-4" /> : <BellPlus aria-hidden className="size-4" />}
      {isReserved ? t('reserved') : t('action')}
    </button>
  )
}
