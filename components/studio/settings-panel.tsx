'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { isOver } from '#lib/broadcast-state.ts'
import type { Ack, BroadcastView } from '#lib/events.ts'
import type { PictureSettings } from '#lib/picture-settings.ts'
import type { StudioView } from '#lib/studio.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import { readSettings } from './read-settings.ts'
import { SettingsFields } from './settings-fields.tsx'
import { StudioPanel } from './studio-panel.tsx'

export type ChangeSettings = (request: {
  programmeId: string
  settings: PictureSettings
}) => Promise<Ack<PictureSettings>>

type SettingsPanelProps = {
  studio: StudioView
  broadcast: BroadcastView | null
  changeSettings: ChangeSettings
}

/** How the picture goes out and to whom; valid at once, in every state of the programme. */
export function SettingsPanel({ studio, broadcast, changeSettings }: SettingsPanelProps): ReactElement {
  const t = useTranslations('studio.settings')
  const fail = useFailure()
  const [saved, setSaved] = useState(studio.settings)
  const [isBusy, setIsBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const settings = readSettings(new FormData(event.currentTarget), saved)
    setIsBusy(true)
    const ack = await changeSettings({ programmeId: studio.programme.id, settings })
    setIsBusy(false)
    if (!ack.ok) return fail(ack)
    setSaved(ack.data)
    notify('success', t('saved'))
  }
  return (
    <StudioPanel id="settings" className="max-lg:order-3" title={t('title')}>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4 p-4">
        <SettingsFields
          saved={saved}
          canOpenWider={studio.canOpenWider}
          isLatencyFrozen={broadcast !== null && !isOver(broadcast.state)}
        />
        <Button type="submit" kind="primary" disabled={isBusy} className="justify-self-start">
          {t('save')}
        </Button>
      </form>
    </StudioPanel>
  )
}
