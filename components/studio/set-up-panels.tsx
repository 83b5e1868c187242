import type { ReactElement } from 'react'
import { isOver } from '#lib/broadcast-state.ts'
import type { BroadcastView } from '#lib/events.ts'
import type { StudioView } from '#lib/studio.ts'
import { KeyPanel } from './key-panel.tsx'
import type { MakeKey } from './role-key.tsx'
import { SettingsPanel, type ChangeSettings } from './settings-panel.tsx'

export type SetUpActs = { issueKey: MakeKey; rotateKey: MakeKey; changeSettings: ChangeSettings }

/** What is done at home, before the show: keys for the encoders, and how the picture goes out. */
export function SetUpPanels({
  studio,
  broadcast,
  actions,
}: {
  studio: StudioView
  broadcast: BroadcastView | null
  actions: SetUpActs
}): ReactElement {
  const { programme, settings, canOpenWider, keys, rtmpServer, rtmpsServer } = studio
  return (
    <>
      <KeyPanel
        programmeId={programme.id}
        rtmpServer={rtmpServer}
        rtmpsServer={rtmpsServer}
        keys={keys}
        issueKey={actions.issueKey}
        rotateKey={actions.rotateKey}
      />
      <SettingsPanel
        programmeId={programme.id}
        settings={settings}
        canOpenWider={canOpenWider}
        isLatencyFrozen={broadcast !== null && !isOver(broadcast.state)}
        changeSettings={actions.changeSettings}
      />
    </>
  )
}
