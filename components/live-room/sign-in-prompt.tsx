'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { useSignInPath } from '#components/ui/use-sign-in-path.ts'

/** In the place of an input, for guests; brings them back here. */
export function SignInPrompt(): ReactElement {
  const t = useTranslations('room.signIn')
  const signInPath = useSignInPath()
  return (
    <div className="flex items-center justify-between gap-3 border-t border-line over:border-t-0 px-4 py-3">
      <p className="text-sm text-muted">{t('hint')}</p>
      <Link href={signInPath} prefetch={false} className={buttonStyle('primary', 'small')}>
        {t('action')}
      </Link>
    </div>
  )
}
