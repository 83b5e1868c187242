import type { ReactElement, ReactNode } from 'react'

type StageNoticeProps = { cover: ReactNode; title: string; hint: string; children?: ReactNode }

/** The picture's place when there is no picture: the cover, and what will happen next. Higher where words need it. */
export function StageNotice({ cover, title, hint, children }: StageNoticeProps): ReactElement {
  return (
    <section
      aria-label={title}
      data-notice
      className="relative grid w-full grid-cols-[minmax(0,1fr)] overflow-hidden bg-[#0a1413] before:col-start-1 before:row-start-1 before:aspect-video before:w-full before:self-start before:content-[''] short:overflow-y-auto tall:min-h-0 tall:flex-1 tall:before:hidden"
    >
      <div className="absolute inset-0">{cover}</div>
      <div className="relative col-start-1 row-start-1 grid grid-cols-[minmax(0,1fr)] content-center-safe justify-items-center gap-2 bg-black/60 px-6 py-3 text-center sm:gap-4 short:gap-1 short:py-1">
        <h2 className="font-display text-xl font-semibold text-white sm:text-3xl">{title}</h2>
        {children}
        <p className="max-w-lg text-[13px] text-white/80 sm:text-[15px]">{hint}</p>
      </div>
    </section>
  )
}
