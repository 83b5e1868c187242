'use client'

import NextLink, { useLinkStatus } from 'next/link'
import { useEffect, type ComponentProps, type ReactElement } from 'react'
import { awaitPage } from './page-way.ts'

/** A way to another page of the site; whoever took it is shown that the page is coming (`PageProgress`). */
export function Link({ children, ...props }: ComponentProps<typeof NextLink>): ReactElement {
  return (
    <NextLink {...props}>
      {children}
      <Way />
    </NextLink>
  )
}

/** Says it only while the link stands on the page: what closes with a click stays mounted (`keepMounted`). */
function Way(): null {
  const { pending: isAwaited } = useLinkStatus()
  useEffect(() => (isAwaited ? awaitPage() : undefined), [isAwaited])
  return null
}
