'use client'

import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import { Button } from '#components/ui/button.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import { CopyField } from '#components/ui/copy-field.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { StudioPanel } from './studio-panel.tsx'

export type MakeKey = (request: { programmeId: string }) => Promise<Ack<{ streamKey: string }>>

type KeyPanelProps = {
  programmeId: string
  rtmpServer: string
  keyHints: string[]
  issueKey: MakeKey
  rotateKey: MakeKey
}

/** The stream key: shown once, replaceable, with what to type into OBS. */
export function KeyPanel({
  programmeId,
  rtmpServer,
  keyHints,
  issueKey,
  rotateKey,
}: KeyPanelProps): ReactElement {
  const t = useTranslations('studio')
  const fail = useFailure()
  const [streamKey, setStreamKey] = useState<string | null>(null)
  const [hints, setHints] = useState(keyHints)
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)

  async function make(how: MakeKey): Promise<void> {
    setIsBusy(true)
    const ack = await how({ programmeId })
    setIsBusy(false)
    setIsAsking(false)
    if (!ack.ok) return fail(ack)
    setStreamKey(ack.data.streamKey)
    setHints(how === rotateKey ? [ack.data.streamKey.slice(-4)] : [ack.data.streamKey.slice(-4), ...hints])
  }

  return (
    <StudioPanel id="key" className="max-lg:order-2" title={t('key.title')}>
      <div className="grid gap-4 p-4">
        <CopyField id="rtmp-server" label={t('key.server')} value={rtmpServer} />
        {streamKey ? <NewKey rtmpServer={rtmpServer} streamKey={streamKey} /> : <KnownKeys hints={hints} />}
        <div className="flex flex-wrap gap-3">
          {hints.length === 0 ? (
            <Button kind="primary" disabled={isBusy} onClick={() => void make(issueKey)}>
              {t('key.issue')}
            </Button>
          ) : (
            <Button disabled={isBusy} onClick={() => setIsAsking(true)}>
              {t('key.rotate')}
            </Button>
          )}
        </div>
        <ObsSteps />
      </div>
      <Confirm
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('key.rotateTitle')}
        description={t('key.rotateHint')}
        confirmLabel={t('key.rotateConfirm')}
        isBusy={isBusy}
        onConfirm={() => void make(rotateKey)}
      />
    </StudioPanel>
  )
}

function NewKey({ rtmpServer, streamKey }: { rtmpServer: string; streamKey: string }): ReactElement {
  const t = useTranslations('studio.key')
  return (
    <>
      <p
        role="status"
        className="flex items-center gap-2 rounded-[10px] bg-gold-wash px-3 py-2 text-sm text-gold"
      >
        <KeyRound aria-hidden className="size-4 shrink-0" />
        {t('once')}
      </p>
      <CopyField id="stream-key" label={t('key')} value={streamKey} />
      <CopyField id="rtmp-url" label={t('full')} value={`${rtmpServer}/${streamKey}`} />
    </>
  )
}

function ObsSteps(): ReactElement {
  const t = useTranslations('studio.obs')
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-medium">{t('title')}</summary>
      <ol className="mt-2 grid list-decimal gap-1.5 pl-5 text-muted">
        {(['1', '2', '3', '4'] as const).map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </details>
  )
}

function KnownKeys({ hints }: { hints: string[] }): ReactElement {
  const t = useTranslations('studio.key')
  return (
    <p className="text-sm text-muted">
      {hints.length === 0 ? t('none') : t('existing')}
      <span className="figures font-mono text-ink">{hints.map((hint) => `••••${hint}`).join('  ')}</span>
    </p>
  )
}
