import { Suspense, type ReactElement, type ReactNode } from 'react'

type RoomLayoutProps = { stage: ReactNode; panel: ReactNode; about: ReactNode }

/**
 * Phone: picture on top and staying there, room below it. Desk: picture left, room right at full height.
 * The stage comes to life before the panel: React wakes what stands in a boundary of its own later.
 */
export function RoomLayout({ stage, panel, about }: RoomLayoutProps): ReactElement {
  return (
    <div className="grid w-full content-start lg:mx-auto lg:max-w-[1520px] lg:grid-cols-[minmax(640px,1fr)_minmax(360px,400px)] lg:gap-x-6 lg:px-[clamp(16px,3.4vw,40px)] lg:pt-3">
      <div className="z-10 bg-paper max-lg:sticky max-lg:top-0 lg:[&_.stage]:overflow-hidden lg:[&_.stage]:rounded-card">
        {stage}
      </div>
      <div className="flex h-[calc(100dvh-57px-48px-36px-56.25vw)] min-h-[340px] flex-col overflow-hidden border-line bg-surface max-lg:border-b lg:sticky lg:top-3 lg:row-span-2 lg:h-[calc(100dvh-5.25rem)] lg:rounded-card lg:border">
        <Suspense>{panel}</Suspense>
      </div>
      <div>{about}</div>
    </div>
  )
}
