import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { StreamKeyRole } from '#lib/stream-key-role.ts'

const steps = {
  main: ['1', '2', '3', '4'],
  backup: ['backup1', 'backup2', 'backup3'],
} as const

/** What to type into OBS, step by step. */
export function ObsSteps({ encoder }: { encoder: StreamKeyRole }): ReactElement {
  const t = useTranslations('studio.obs')
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-medium">
        {t(encoder === 'main' ? 'title' : 'backupTitle')}
      </summary>
      <ol className="mt-2 grid list-decimal gap-1.5 pl-5 text-muted">
        {steps[encoder].map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </details>
  )
}
