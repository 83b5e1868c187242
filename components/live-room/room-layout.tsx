'use client'

import { Suspense, useEffect, useRef, type ReactElement, type ReactNode } from 'react'

type RoomLayoutProps = {
  /** Higher than wide: such a picture fills an upright phone. */
  isUpright: boolean
  /** Who speaks, over the picture. */
  head: ReactNode
  picture: ReactNode
  /** What the law wants said, under the picture. */
  strip: ReactNode
  /** Over the panel, and among what is painted first: what stands in a boundary comes only after all scripts have run. */
  notices: ReactNode
  panel: ReactNode
  about: ReactNode
}

/**
 * Phone upright: picture on top and staying there, room below it down to the edge of the screen, and past it where the
 * print is large. Desk: picture left with its strips below it, which stay on the screen, room right at full height.
 * Phone on its side: the same without a header, the picture as large as its strips let it. An upright picture on an
 * upright phone: the whole screen, with the chat over its foot and all else in a sheet. The stage comes to life before
 * the panel: React wakes what stands in a boundary of its own later.
 */
export function RoomLayout({
  isUpright,
  head,
  picture,
  strip,
  notices,
  panel,
  about,
}: RoomLayoutProps): ReactElement {
  const room = useRef<HTMLDivElement>(null)
  const stageBox = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!stageBox.current) return
    // The strips wrap in some languages and sizes; the server reckons with one line each.
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize
      if (height !== undefined) room.current?.style.setProperty('--stage-height', `${height}px`)
      const shown = stageBox.current?.querySelector('.stage > :first-child')
      if (shown) room.current?.style.setProperty('--picture-height', `${shown.clientHeight}px`)
    })
    observer.observe(stageBox.current)
    return () => observer.disconnect()
  }, [])

  return (
    <div
      ref={room}
      data-picture={isUpright ? 'upright' : undefined}
      className="room grid w-full content-start lg:mx-auto lg:max-w-[1520px] lg:grid-cols-[minmax(min(640px,54%),1fr)_minmax(360px,400px)] lg:gap-x-6 lg:px-[clamp(16px,3.4vw,40px)] lg:pt-3 short:pt-0 tall:grid-cols-1 short:grid-cols-[minmax(0,1fr)_minmax(280px,36%)]"
    >
      <div
        ref={stageBox}
        className="relit z-10 bg-paper max-lg:sticky max-lg:top-0 max-lg:self-start elder:max-lg:has-[[data-notice]]:static lg:sticky lg:top-(--stuck-at) lg:flex lg:flex-col-reverse lg:self-start lg:[&_.stage]:overflow-hidden lg:[&_.stage]:rounded-card short:top-(--stuck-at)! short:flex short:h-(--screen-height) short:elder:has-[[data-notice]]:h-auto short:flex-col-reverse short:[&_.stage]:flex short:[&_.stage]:min-h-0 short:[&_.stage]:flex-1 short:[&_.stage]:flex-col short:[&_.stage>:first-child]:aspect-auto short:[&_.stage>:first-child]:min-h-0 short:[&_.stage>:first-child]:flex-1 short:[&_.stage>:first-child]:before:hidden largest:short:static! tall:static! tall:col-start-1 tall:row-start-1 tall:flex tall:h-(--screen-height) tall:flex-col tall:bg-black tall:scheme-dark tall:[&_.stage]:flex tall:[&_.stage]:min-h-0 tall:[&_.stage]:flex-1 tall:[&_.stage]:flex-col-reverse"
      >
        {head}
        <div className="stage">
          {picture}
          {strip}
        </div>
      </div>
      <div className="relit isolate flex h-(--panel-height) min-h-[260px] flex-col overflow-hidden border-line bg-surface [--panel-height:calc(var(--screen-height)-57px-var(--stage-height,calc(84px+var(--screen-width)*0.5625)))] elder:h-auto elder:min-h-(--panel-height) elder:self-start max-lg:border-b lg:sticky lg:top-3 lg:row-span-2 lg:largest:static lg:[--panel-height:calc(var(--screen-height)-5.25rem)] lg:rounded-card lg:border short:sticky short:top-0 short:row-span-2 short:[--panel-height:var(--screen-height)] short:border-l largest:short:static! tall:z-10 tall:col-start-1 tall:row-start-1 tall:self-end tall:border-0 over:h-auto over:bg-transparent over:scheme-dark sheet:h-[calc(var(--screen-height)*0.6)] sheet:rounded-t-card sheet:shadow-pop">
        {notices}
        <Suspense>{panel}</Suspense>
      </div>
      <div>{about}</div>
    </div>
  )
}
