import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { Button } from '#components/ui/button.tsx'

/** The replay did not begin at its beginning, and how to go there. */
export function ResumeNote({
  atMs,
  onRestart,
}: {
  atMs: number
  onRestart: () => void
}): ReactElement | null {
  const t = useTranslations('live.replay')
  const [isDone, setIsDone] = useState(false)
  if (isDone) return null
  return (
    <p role="status" className="flex flex-wrap items-center gap-3 rounded-card bg-sunken px-4 py-2 text-sm">
      {t('resumed', { time: formatMediaTime(atMs) })}
      <Button
        size="small"
        onClick={() => {
          onRestart()
          setIsDone(true)
        }}
      >
        {t('restart')}
      </Button>
    </p>
  )
}
