'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { KeyHint, StudioView } from '#lib/studio.ts'
import { CopyField } from '#components/ui/copy-field.tsx'
import { ObsSteps } from './obs-steps.tsx'
import { RoleKey, type MakeKey } from './role-key.tsx'
import { StudioPanel } from './studio-panel.tsx'

export type KeyActs = { issueKey: MakeKey; rotateKey: MakeKey }

/** Where encoders connect and with which keys: the main one, and the one that takes over when it fails. */
export function KeyPanel({ studio, actions }: { studio: StudioView; actions: KeyActs }): ReactElement {
  const t = useTranslations('studio.key')
  const { programme, rtmpServer, rtmpsServer, keys } = studio
  const { issueKey, rotateKey } = actions
  const making = { programmeId: programme.id, issueKey, rotateKey }
  const server = rtmpsServer ?? rtmpServer
  const hintsOf = (wanted: KeyHint['role']) =>
    keys.filter((key) => key.role === wanted).map(({ hint }) => hint)
  return (
    <StudioPanel id="key" className="max-lg:order-2" title={t('title')}>
      <div className="grid gap-4 p-4">
        {rtmpsServer !== null && (
          <CopyField id="rtmps-server" label={t('secureServer')} value={rtmpsServer} />
        )}
        <CopyField id="rtmp-server" label={t('server')} value={rtmpServer} />
        <RoleKey encoder="main" server={server} hints={hintsOf('main')} {...making} />
        <ObsSteps encoder="main" />
        <div className="grid gap-4 border-t border-line pt-4">
          <RoleKey encoder="backup" server={server} hints={hintsOf('backup')} {...making} />
          <ObsSteps encoder="backup" />
        </div>
      </div>
    </StudioPanel>
  )
}
