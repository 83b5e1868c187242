'use client'

import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import type { StreamKeyRole } from '#lib/stream-key-role.ts'
import { Button } from '#components/ui/button.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import { CopyField } from '#components/ui/copy-field.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { hearAnswer } from './hear-answer.ts'

export type MakeKey = (request: {
  programmeId: string
  role: StreamKeyRole
}) => Promise<Ack<{ streamKey: string }>>

type RoleKeyProps = {
  programmeId: string
  encoder: StreamKeyRole
  server: string
  /** Keys of this role in use, by their last four characters. */
  hints: string[]
  issueKey: MakeKey
  rotateKey: MakeKey
}

/** The keys of one encoder: shown once, replaceable. */
export function RoleKey(props: RoleKeyProps): ReactElement {
  const { programmeId, encoder, server, issueKey, rotateKey } = props
  const t = useTranslations('studio.key')
  const fail = useFailure()
  const [streamKey, setStreamKey] = useState<string | null>(null)
  const [hints, setHints] = useState(props.hints)
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)

  async function make(how: MakeKey): Promise<void> {
    setIsBusy(true)
    const ack = await hearAnswer(how({ programmeId, role: encoder }))
    setIsBusy(false)
    setIsAsking(false)
    if (!ack.ok) return fail(ack)
    const hint = ack.data.streamKey.slice(-4)
    setStreamKey(ack.data.streamKey)
    setHints(how === rotateKey ? [hint] : [hint, ...hints])
  }

  return (
    <section aria-labelledby={`key-${encoder}`} className="grid gap-3">
      <div className="grid gap-1">
        <h3 id={`key-${encoder}`} className="text-sm font-medium">
          {t(`role.${encoder}`)}
        </h3>
        {encoder === 'backup' && <p className="text-[13px] text-muted">{t('backupHint')}</p>}
      </div>
      {streamKey ? (
        <NewKey encoder={encoder} server={server} streamKey={streamKey} />
      ) : (
        <KnownKeys hints={hints} />
      )}
      {hints.length === 0 ? (
        <Button
          kind={encoder === 'main' ? 'primary' : 'quiet'}
          disabled={isBusy}
          className="justify-self-start"
          onClick={() => void make(issueKey)}
        >
          {t(`issue.${encoder}`)}
        </Button>
      ) : (
        <Button disabled={isBusy} className="justify-self-start" onClick={() => setIsAsking(true)}>
          {t('rotate')}
        </Button>
      )}
      <Confirm
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('rotateTitle')}
        description={t('rotateHint')}
        confirmLabel={t('rotateConfirm')}
        isBusy={isBusy}
        onConfirm={() => void make(rotateKey)}
      />
    </section>
  )
}

function NewKey({
  encoder,
  server,
  streamKey,
}: {
  encoder: StreamKeyRole
  server: string
  streamKey: string
}): ReactElement {
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
      <CopyField id={`stream-key-${encoder}`} label={t('key')} value={streamKey} />
      <CopyField id={`full-url-${encoder}`} label={t('full')} value={`${server}/${streamKey}`} />
    </>
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
