'use client'

import { BellPlus, BellRing } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import { Link } from '#components/ui/link.tsx'
import { useSignInPath } from '#components/ui/use-sign-in-path.ts'
import { useSwitch } from '#components/ui/use-switch.ts'

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
  const signInPath = useSignInPath()
  const {
    isOn: isReserved,
    isBusy,
    press,
  } = useSwitch({
    isOn: props.isReserved,
    ask: (isOn) => reserve({ programmeId, isOn }),
    say: (isOn) => t(isOn ? 'done' : 'undone'),
  })

  if (!props.isSignedIn) {
    return (
      <Link href={signInPath} aria-label={`${t('action')} ${title}`} className={className}>
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
