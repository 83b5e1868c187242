'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { isOver } from '#lib/broadcast-state.ts'
import type { Ack, BroadcastView } from '#lib/events.ts'
import { changeBetween, type PictureSettings, type SettingsChange } from '#lib/picture-settings.ts'
import type { StudioView } from '#lib/studio.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import { hearAnswer } from './hear-answer.ts'
import { narrows, readSettings } from './read-settings.ts'
import { SettingsFields } from './settings-fields.tsx'
import { StudioPanel } from './studio-panel.tsx'

export type ChangeSettings = (request: {
  programmeId: string
  change: SettingsChange
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
  const [saves, setSaves] = useState(0)
  /** What is chosen now could not be taken back by this host. */
  const [isOneWay, setIsOneWay] = useState(false)
  const [isBusy, setIsBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const change = changeBetween(saved, readSettings(new FormData(event.currentTarget), saved))
    setIsBusy(true)
    const ack = await hearAnswer(changeSettings({ programmeId: studio.programme.id, change }))
    setIsBusy(false)
    if (!ack.ok) return fail(ack)
    setSaved(ack.data)
    setSaves((count) => count + 1)
    setIsOneWay(false)
    notify('success', t('saved'))
  }
  function look(form: HTMLFormElement): void {
    setIsOneWay(!studio.canOpenWider && narrows(saved, readSettings(new FormData(form), saved)))
  }
  return (
    <StudioPanel id="settings" className="max-lg:order-3" title={t('title')}>
      <form
        onSubmit={(event) => void submit(event)}
        onChange={(event) => look(event.currentTarget)}
        className="grid gap-4 p-4"
      >
        {/* What another host saved meanwhile comes back with the answer: the fields begin anew with it. */}
        <SettingsFields
          key={saves}
          saved={saved}
          canOpenWider={studio.canOpenWider}
          isLatencyFrozen={broadcast !== null && !isOver(broadcast.state)}
        />
        <div className="grid justify-items-start gap-2">
          <p role="status" className="text-sm font-medium text-danger">
            {isOneWay && t('oneWay')}
          </p>
          <Button type="submit" kind="primary" disabled={isBusy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </StudioPanel>
  )
}
