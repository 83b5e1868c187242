'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { BroadcastChapters, ChapterView } from '#lib/chapters.ts'
import type { Ack, BroadcastView, RequestData, SpotlightView } from '#lib/events.ts'
import type { ReplayView } from '#lib/programmes.ts'
import { SelectField } from '#components/ui/select-field.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { ChapterForm } from './chapter-form.tsx'
import { ChapterRows } from './chapter-rows.tsx'
import { StudioPanel } from './studio-panel.tsx'

type Told = Promise<Ack<BroadcastChapters>>
export type ChapterActs = {
  mark: (mark: RequestData<'chapter:mark'>) => Told
  rename: (change: RequestData<'chapter:rename'>) => Told
  remove: (chapter: RequestData<'chapter:remove'>) => Told
}

type ChaptersPanelProps = {
  broadcast: BroadcastView | null
  /** Of that broadcast, as the room tells them. */
  chapters: readonly ChapterView[]
  spotlight: SpotlightView | null
  replays: readonly ReplayView[]
  /** Chapters of the recordings, by broadcast. */
  recorded: Readonly<Record<string, readonly ChapterView[]>>
  acts: ChapterActs
}

/** Places of the show to jump to: marked while it runs, or afterwards in its recording. */
export function ChaptersPanel({ broadcast, replays, acts, ...props }: ChaptersPanelProps): ReactElement {
  const t = useTranslations('studio.chapters')
  const fail = useFailure()
  const [recorded, setRecorded] = useState(props.recorded)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const shown = broadcast && broadcast.liveAt !== null ? broadcast : null
  const broadcastId = chosen ?? shown?.id ?? replays[0]?.broadcastId
  if (broadcastId === undefined) return <NothingShown />
  const isRunning = shown?.id === broadcastId && isLive(shown.state)
  const chapters = shown?.id === broadcastId ? props.chapters : (recorded[broadcastId] ?? [])

  /** Whether it was done; what went wrong is told. */
  async function run(told: Told): Promise<boolean> {
    setIsBusy(true)
    const ack = await told
    setIsBusy(false)
    if (!ack.ok) fail(ack)
    else setRecorded((before) => ({ ...before, [ack.data.broadcastId]: ack.data.chapters }))
    return ack.ok
  }

  return (
    <StudioPanel id="chapters" title={t('title')}>
      <div className="grid gap-4 p-4">
        <ShowChoice {...{ shown, replays, broadcastId }} onChoose={setChosen} />
        <ChapterRows
          key={broadcastId}
          chapters={chapters}
          isBusy={isBusy}
          onRename={(mediaTimeMs, title) => run(acts.rename({ broadcastId, mediaTimeMs, title }))}
          onRemove={(mediaTimeMs) => void run(acts.remove({ broadcastId, mediaTimeMs }))}
        />
        <ChapterForm
          isRunning={isRunning}
          isBusy={isBusy}
          suggestion={isRunning ? suggestionOf(props.spotlight, chapters) : null}
          onMark={(mark) => run(acts.mark({ broadcastId, ...mark }))}
        />
      </div>
    </StudioPanel>
  )
}

/** What is being explained is a chapter by nature, from where that began; once. */
function suggestionOf(
  spotlight: SpotlightView | null,
  chapters: readonly ChapterView[],
): { name: string; fromMs: number } | null {
  if (!spotlight || chapters.some(({ mediaTimeMs }) => mediaTimeMs === spotlight.fromMs)) return null
  return { name: spotlight.product.name, fromMs: spotlight.fromMs }
}

type ShowChoiceProps = Pick<ChaptersPanelProps, 'replays'> & {
  shown: BroadcastView | null
  broadcastId: string
  onChoose: (broadcastId: string) => void
}

function ShowChoice({ shown, replays, broadcastId, onChoose }: ShowChoiceProps): ReactElement | null {
  const t = useTranslations('studio.chapters')
  const format = useFormatter()
  const choices = [
    ...(shown ? [{ value: shown.id, label: t('thisShow') }] : []),
    ...replays
      .filter((replay) => replay.broadcastId !== shown?.id)
      .map((replay) => ({
        value: replay.broadcastId,
        label: format.dateTime(replay.liveAt, { dateStyle: 'medium', timeStyle: 'short' }),
      })),
  ]
  if (shown && choices.length === 1) return null
  return (
    <SelectField
      name="chapters-of"
      label={t('of')}
      value={broadcastId}
      onChange={(event) => onChoose(event.target.value)}
      choices={choices}
    />
  )
}

function NothingShown(): ReactElement {
  const t = useTranslations('studio.chapters')
  return (
    <StudioPanel id="chapters" title={t('title')}>
      <p className="p-4 text-sm text-muted">{t('none')}</p>
    </StudioPanel>
  )
}
