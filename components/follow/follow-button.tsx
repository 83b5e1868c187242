'use client'

import { Check, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import type { Follow } from '#lib/follows.ts'
import { Link } from '#components/ui/link.tsx'
import { useSignInPath } from '#components/ui/use-sign-in-path.ts'
import { useSwitch } from '#components/ui/use-switch.ts'

export type Following = {
  /** `kind target` of what is followed. */
  keys: readonly string[]
  isSignedIn: boolean
  follow: (request: Follow & { isOn: boolean }) => Promise<Ack<{ isOn: boolean }>>
}

type FollowButtonProps = Follow & { name: string; following: Following }

const style =
  'inline-flex min-h-8 shrink-0 items-center gap-1 rounded-full border px-3 text-[13px] disabled:opacity-60'

/** Be told when this scene or host is on air. Guests are led to the door and back. */
export function FollowButton({ kind, target, name, following }: FollowButtonProps): ReactElement {
  const t = useTranslations('notices.follow')
  const signInPath = useSignInPath()
  const { isOn, isBusy, press } = useSwitch({
    isOn: following.keys.includes(`${kind} ${target}`),
    ask: (wanted) => following.follow({ kind, target, isOn: wanted }),
    say: (nowOn) => t(nowOn ? 'done' : 'undone', { name }),
  })

  if (!following.isSignedIn) {
    return (
      <Link
        href={signInPath}
        aria-label={`${t('action')} ${name}`}
        className={`${style} border-line text-brand hover:border-edge`}
      >
        <Plus aria-hidden className="size-3.5" />
        {t('action')}
      </Link>
    )
  }
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={`${t(isOn ? 'followed' : 'action')} ${name}`}
      disabled={isBusy}
      onClick={() => void press()}
      className={`${style} ${isOn ? 'border-brand bg-brand-wash text-brand' : 'border-line text-brand hover:border-edge'}`}
    >
      {isOn ? <Check aria-hidden className="size-3.5" /> : <Plus aria-hidden className="size-3.5" />}
      {t(isOn ? 'followed' : 'action')}
    </button>
  )
}
