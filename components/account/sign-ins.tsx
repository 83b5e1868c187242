'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState, type ReactElement } from 'react'
import type { SignInView } from '#lib/device.ts'
import type { Ack } from '#lib/events.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import { signOut } from './auth-requests.ts'

type SignInsProps = {
  signIns: SignInView[]
  endSignIn: (request: { sessionId: string }) => Promise<Ack<null>>
}

/** Where the person is signed in, each to sign out of. */
export function SignIns({ signIns, endSignIn }: SignInsProps): ReactElement {
  const t = useTranslations('account.settings')
  const fail = useFailure()
  const router = useRouter()
  const list = useRef<HTMLUListElement>(null)
  const [busyId, setBusyId] = useState<string | null>(null)

  async function leave({ id, isThis }: SignInView): Promise<void> {
    setBusyId(id)
    if (isThis) {
      await signOut()
      return window.location.assign('/') // A full load: open sockets come without the cookie.
    }
    const ack = await endSignIn({ sessionId: id }).catch(() => null)
    setBusyId(null)
    if (!ack?.ok) return fail(ack ?? { code: 'UNAVAILABLE', detail: {} })
    notify('success', t('leftOne'))
    // The row that had the focus goes.
    list.current?.focus()
    router.refresh()
  }

  return (
    <ul
      ref={list}
      tabIndex={-1}
      aria-labelledby="sessions"
      className="divide-y divide-line border-b border-line"
    >
      {signIns.map((signIn) => (
        <SignInRow
          key={signIn.id}
          signIn={signIn}
          isBusy={busyId === signIn.id}
          onLeave={() => void leave(signIn)}
        />
      ))}
    </ul>
  )
}

type SignInRowProps = { signIn: SignInView; isBusy: boolean; onLeave: () => void }

function SignInRow({ signIn, isBusy, onLeave }: SignInRowProps): ReactElement {
  const t = useTranslations('account.settings')
  const format = useFormatter()
  const { browser, system, isThis, signedInAt, usedAt } = signIn
  const device = [browser, system].filter((name) => name !== null).join(' · ') || t('otherDevice')
  const day = (at: number) => format.dateTime(at, { dateStyle: 'medium' })
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          {device}
          {isThis && <span className="text-[13px] font-medium text-brand">{t('thisDevice')}</span>}
        </p>
        <p className="figures flex flex-wrap gap-x-3 text-[13px] text-muted">
          <span>{t('signedInOn', { date: day(signedInAt) })}</span>
          {!isThis && <span>{t('lastUsed', { date: day(usedAt) })}</span>}
        </p>
      </div>
      <Button
        aria-label={t('leaveNamed', { device: isThis ? `${device}, ${t('thisDevice')}` : device })}
        disabled={isBusy}
        onClick={onLeave}
        className="min-h-11"
      >
        {t('leave')}
      </Button>
    </li>
  )
}
