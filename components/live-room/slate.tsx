import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { Cover } from '#components/schedule/cover.tsx'

type SlateProps = { programme: Pick<ProgrammeView, 'slug' | 'scene' | 'title' | 'language'>; seconds: number }

/** The programme's own card in the picture's place, when its host is away for longer. */
export function Slate({ programme, seconds }: SlateProps): ReactElement {
  const t = useTranslations('live.interrupted')
  const { slug, scene, title, language } = programme
  return (
    <div className="pointer-events-none absolute inset-0 animate-rise bg-[#0a1413] text-white">
      <Cover slug={slug} scene={scene} className="absolute inset-0 size-full" />
      <div className="absolute inset-0 grid content-center justify-items-center gap-2 bg-black/65 px-8 text-center sm:gap-3">
        <p lang={language} className="max-w-2xl text-sm text-white/80 sm:text-base">
          {title}
        </p>
        <p role="status" className="font-display text-2xl font-semibold sm:text-4xl">
          {t('title')}
        </p>
        <p className="max-w-md text-[13px] text-white/80 sm:text-[15px]">{t('hint')}</p>
        <p className="figures text-[13px] text-white/70">
          {t('since', { time: formatMediaTime(seconds * 1_000) })}
        </p>
      </div>
    </div>
  )
}
