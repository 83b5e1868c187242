'use client'

import { Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { captionBytes, mostCaptionBytes, type CaptionTrackView, type CaptionUpload } from '#lib/captions.ts'
import type { Ack } from '#lib/events.ts'
import type { ReplayView } from '#lib/programmes.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { notify } from '#components/ui/notify.ts'
import { readText } from '#components/ui/read-text.ts'
import { SelectField } from '#components/ui/select-field.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { hearAnswer } from './hear-answer.ts'
import { StudioPanel } from './studio-panel.tsx'

type Tracks = Record<string, CaptionTrackView[]>
export type CaptionActs = {
  saveCaptions: (request: { programmeId: string; upload: CaptionUpload }) => Promise<Ack<CaptionTrackView[]>>
  removeCaptions: (request: {
    programmeId: string
    broadcastId: string
    language: string
  }) => Promise<Ack<CaptionTrackView[]>>
}

type CaptionsPanelProps = {
  programmeId: string
  language: string
  replays: readonly ReplayView[]
  tracks: Tracks
  actions: CaptionActs
}

/** Captions of the recordings: added as a file, in one language each. */
export function CaptionsPanel({
  programmeId,
  language,
  replays,
  actions,
  ...props
}: CaptionsPanelProps): ReactElement {
  const t = useTranslations('studio.captions')
  const format = useFormatter()
  const fail = useFailure()
  const [tracks, setTracks] = useState(props.tracks)
  const [broadcastId, setBroadcastId] = useState(replays[0]?.broadcastId ?? '')
  const [saves, setSaves] = useState(0)
  const [isBusy, setIsBusy] = useState(false)

  async function run(asked: Promise<Ack<CaptionTrackView[]>>, done: string): Promise<void> {
    setIsBusy(true)
    const ack = await hearAnswer(asked)
    setIsBusy(false)
    if (!ack.ok) return ack.code === 'BAD_REQUEST' ? notify('error', t('unreadable')) : fail(ack)
    setTracks({ ...tracks, [broadcastId]: ack.data })
    setSaves((count) => count + 1)
    notify('success', done)
  }
  function upload(file: Omit<CaptionUpload, 'broadcastId'>): Promise<void> {
    return run(actions.saveCaptions({ programmeId, upload: { broadcastId, ...file } }), t('saved'))
  }

  if (replays.length === 0) return <NoReplays />
  return (
    <StudioPanel id="captions" className="max-lg:order-4" title={t('title')}>
      <div className="grid gap-4 p-4">
        <SelectField
          name="captions-of"
          label={t('of')}
          value={broadcastId}
          onChange={(event) => setBroadcastId(event.target.value)}
          choices={replays.map((replay) => ({
            value: replay.broadcastId,
            label: format.dateTime(replay.liveAt, { dateStyle: 'medium', timeStyle: 'short' }),
          }))}
        />
        <TrackList
          tracks={tracks[broadcastId] ?? []}
          isBusy={isBusy}
          onRemove={(removed) =>
            void run(actions.removeCaptions({ programmeId, broadcastId, language: removed }), t('removed'))
          }
        />
        <UploadForm
          key={`${broadcastId}-${saves}`}
          language={language}
          isBusy={isBusy}
          onUpload={(file) => void upload(file)}
        />
      </div>
    </StudioPanel>
  )
}

type UploadFormProps = {
  language: string
  isBusy: boolean
  onUpload: (file: Omit<CaptionUpload, 'broadcastId'>) => void
}

function UploadForm({ language, isBusy, onUpload }: UploadFormProps): ReactElement {
  const t = useTranslations('studio.captions')

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const file = data.get('file')
    if (!(file instanceof File)) return
    // A far too large one is not even read.
    const text = file.size > mostCaptionBytes ? null : await file.text()
    if (text === null || captionBytes(text) > mostCaptionBytes) return notify('error', t('tooLong'))
    onUpload({
      language: readText(data, 'language').trim(),
      label: readText(data, 'label'),
      text,
    })
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Field name="language" required maxLength={20} defaultValue={language} label={t('language')} />
        <Field name="label" required maxLength={40} defaultValue={t('labelDefault')} label={t('label')} />
      </div>
      <Field
        name="file"
        type="file"
        accept=".vtt,.srt,text/vtt"
        required
        label={t('file')}
        hint={t('fileHint')}
      />
      <Button type="submit" kind="primary" disabled={isBusy} className="justify-self-start">
        {isBusy ? t('saving') : t('save')}
      </Button>
    </form>
  )
}

function NoReplays(): ReactElement {
  const t = useTranslations('studio.captions')
  return (
    <StudioPanel id="captions" className="max-lg:order-4" title={t('title')}>
      <p className="p-4 text-sm text-muted">{t('none')}</p>
    </StudioPanel>
  )
}

type TrackListProps = {
  tracks: readonly CaptionTrackView[]
  isBusy: boolean
  onRemove: (language: string) => void
}

function TrackList({ tracks, isBusy, onRemove }: TrackListProps): ReactElement {
  const t = useTranslations('studio.captions')
  return (
    <ul className="divide-y divide-line text-sm empty:hidden">
      {tracks.map(({ language, label, cueCount }) => (
        <li key={language} className="flex items-center justify-between gap-3 py-1">
          <span className="min-w-0 truncate">
            {label} <span className="text-muted">{t('cues', { language, count: cueCount })}</span>
          </span>
          <Button
            kind="bare"
            size="icon"
            disabled={isBusy}
            aria-label={t('remove', { label })}
            onClick={() => onRemove(language)}
          >
            <Trash2 aria-hidden className="size-4" />
          </Button>
        </li>
      ))}
    </ul>
  )
}
