import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'

/** Over the last picture of a show that was watched to its end; the controls below it stay free. */
export function ShowEnding({ replayPath }: { replayPath: string }): ReactElement {
  const t = useTranslations('live.ended')
  return (
    <section
      aria-label={t('title')}
      className="absolute inset-x-0 top-0 bottom-[74px] grid content-center justify-items-center gap-2 bg-black/70 px-6 text-center text-white sm:gap-4"
    >
      <h2 className="font-display text-xl font-semibold sm:text-3xl">{t('title')}</h2>
      <Link href={replayPath} className={buttonStyle('primary', 'large')}>
        {t('replay')}
      </Link>
      <p className="max-w-lg text-[13px] text-white/80 max-sm:hidden sm:text-[15px]">{t('hint')}</p>
    </section>
  )
}
