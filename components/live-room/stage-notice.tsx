import type { ReactElement, ReactNode } from 'react'

type StageNoticeProps = { cover: ReactNode; title: string; hint: string; children?: ReactNode }

/** The picture's place when there is no picture: the cover, and what will happen next. */
export function StageNotice({ cover, title, hint, children }: StageNoticeProps): ReactElement {
  return (
    <section
      aria-label={title}
      className="relative aspect-video w-full tall:aspect-auto tall:min-h-0 tall:flex-1 overflow-hidden bg-[#0a1413]"
    >
      <div className="absolute inset-0">{cover}</div>
      <div className="absolute inset-0 grid content-center justify-items-center gap-2 bg-black/60 px-6 text-center sm:gap-4">
        <h2 className="font-display text-xl font-semibold text-white sm:text-3xl">{title}</h2>
        {children}
        <p className="max-w-lg text-[13px] text-white/80 sm:text-[15px]">{hint}</p>
      </div>
    </section>
  )
}
