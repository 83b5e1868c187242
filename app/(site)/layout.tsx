import type { ReactElement, ReactNode } from 'react'
import { SiteFrame } from '#app/site-frame.tsx'

/** Every page but the embedded player, which stands alone in another site's frame. */
export default function SiteLayout({ children }: { children: ReactNode }): ReactElement {
  return <SiteFrame>{children}</SiteFrame>
}
