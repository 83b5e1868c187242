'use client'

import type { ReactElement, ReactNode } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { useSignInPath } from '#components/ui/use-sign-in-path.ts'

/** To the door, and from there back to this very page. */
export function SignInLink({ children }: { children: ReactNode }): ReactElement {
  return (
    <Link href={useSignInPath()} prefetch={false} className={buttonStyle('primary')}>
      {children}
    </Link>
  )
}
