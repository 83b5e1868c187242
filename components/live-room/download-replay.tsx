import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ReplayDownload } from '#lib/programmes.ts'
import { buttonStyle } from '#components/ui/button-style.ts'

/** The replay as one file, where its programme offers that. */
export function DownloadReplay({
  path,
  download,
}: {
  /** Below which the media process serves the file. */
  path: string
  download: ReplayDownload
}): ReactElement {
  const t = useTranslations('live.download')
  const format = useFormatter()
  const size = t('size', {
    megabytes: format.number(download.bytes / 1_000_000, { maximumFractionDigits: 1 }),
  })
  if (download.state === 'making') return <p className="text-sm text-muted">{t('making')}</p>
  if (download.state === 'failed') return <p className="text-sm text-muted">{t('failed')}</p>
  return (
    <a
      href={`/hls/${path}/download.mp4`}
      download
      className={buttonStyle('quiet', 'medium', 'justify-self-start')}
    >
      <Download aria-hidden className="size-4" />
      {t('action')}
      <span className="figures text-[13px] text-muted">{size}</span>
    </a>
  )
}
