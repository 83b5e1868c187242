'use client'

import { createContext, lazy, Suspense, use, type ReactElement, type ReactNode } from 'react'
import { untilLoaded } from '#components/ui/until-loaded.ts'

/** When the page's show starts or started, as its room says now; null where there is no room. */
const ShowStart = createContext<number | null>(null)

export const ShowStartProvider = ShowStart.Provider

/** Its words are needed only once a plan has changed under an open page. */
const StartTime = lazy(async () => {
  const { StartTime: component } = await untilLoaded(() => import('#components/schedule/start-time.tsx'))
  return { default: component }
})

type StartHereProps = {
  at: number
  /** The same, drawn on the server. */
  children: ReactNode
}

/** The start of the page's show: as drawn, until its host puts it off. */
export function StartHere({ at, children }: StartHereProps): ReactElement {
  const start = use(ShowStart)
  if (start === null || start === at) return <>{children}</>
  return (
    <Suspense fallback={children}>
      <StartTime at={start} />
    </Suspense>
  )
}
