'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { latencyModes } from '#lib/latency-mode.ts'
import { longestGraceSeconds, type PictureSettings } from '#lib/picture-settings.ts'
import { visibilities } from '#lib/programmes.ts'
import { CheckField } from '#components/ui/check-field.tsx'
import { Field } from '#components/ui/field.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { mayChoose } from './read-settings.ts'

type SettingsFieldsProps = { saved: PictureSettings; canOpenWider: boolean; isLatencyFrozen: boolean }

/** What the settings form asks, in the order in which a host thinks of it: who, how, and what stays. */
export function SettingsFields({ saved, canOpenWider, isLatencyFrozen }: SettingsFieldsProps): ReactElement {
  const t = useTranslations('studio.settings')
  const allows = (change: Partial<PictureSettings>) => canOpenWider || mayChoose(saved, change)
  return (
    <>
      <SelectField
        name="visibility"
        label={t('visibility.label')}
        hint={canOpenWider ? undefined : t('widerHint')}
        defaultValue={saved.visibility}
        choices={visibilities.map((value) => ({
          value,
          label: t(`visibility.${value}`),
          disabled: !allows({ visibility: value }),
        }))}
      />
      <SelectField
        name="latencyMode"
        label={t('latency.label')}
        hint={isLatencyFrozen ? t('latency.frozen') : t('latency.hint')}
        disabled={isLatencyFrozen}
        defaultValue={saved.latencyMode}
        choices={latencyModes.map((value) => ({ value, label: t(`latency.${value}`) }))}
      />
      <SecondsField
        name="graceSeconds"
        label={t('grace')}
        hint={t('graceHint')}
        defaultValue={saved.graceSeconds}
      />
      <SlateFields afterSeconds={saved.slateAfterSeconds} />
      <SelectField
        name="replayPolicy"
        label={t('replay.label')}
        defaultValue={saved.replayPolicy}
        choices={(['immediate', 'reviewed'] as const).map((value) => ({
          value,
          label: t(`replay.${value}`),
          disabled: !allows({ replayPolicy: value }),
        }))}
      />
      <CheckField
        name="offersDownload"
        label={t('download')}
        hint={t('downloadHint')}
        defaultChecked={saved.offersDownload}
      />
    </>
  )
}

function SlateFields({ afterSeconds }: { afterSeconds: number | null }): ReactElement {
  const t = useTranslations('studio.settings')
  const [hasSlate, setHasSlate] = useState(afterSeconds !== null)
  return (
    <>
      <CheckField
        name="hasSlate"
        label={t('slate')}
        hint={t('slateHint')}
        checked={hasSlate}
        onChange={(event) => setHasSlate(event.currentTarget.checked)}
      />
      {hasSlate && (
        <SecondsField name="slateAfterSeconds" label={t('slateAfter')} defaultValue={afterSeconds ?? 20} />
      )}
    </>
  )
}

function SecondsField(props: {
  name: string
  label: string
  hint?: string
  defaultValue: number
}): ReactElement {
  return (
    <Field type="number" inputMode="numeric" min={0} max={longestGraceSeconds} step={1} required {...props} />
  )
}
