'use client'

import { FileText, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { CaptionCue, CaptionTrackView } from '#lib/captions.ts'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useTranscript } from './use-transcript.ts'

type TranscriptPanelProps = {
  broadcastId: string
  tracks: readonly CaptionTrackView[]
  mediaTimeMs: number
  onJump: (mediaTimeMs: number) => void
}

/** What was said, to be read, searched and jumped to; it follows the picture until somebody searches. */
export function TranscriptPanel(props: TranscriptPanelProps): ReactElement {
  const { broadcastId, tracks, mediaTimeMs, onJump } = props
  const t = useTranslations('room.transcript')
  const [language, setLanguage] = useState(tracks[0]?.language ?? '')
  const [typed, setTyped] = useState('')
  const cues = useTranscript(broadcastId, language)
  const words = typed.trim().toLowerCase()
  const shown = cues?.filter(({ text }) => text.toLowerCase().includes(words)) ?? []
  const current = words === '' ? shown.findLastIndex(({ fromMs }) => fromMs <= mediaTimeMs) : -1
  return (
    <>
      <div className="flex gap-2 border-b border-line p-3">
        <label className="flex min-w-0 flex-1 items-center gap-2 rounded-full border border-edge/60 bg-surface px-3.5 focus-within:border-brand">
          <Search aria-hidden className="size-4 shrink-0 text-muted" />
          <input
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            aria-label={t('search')}
            placeholder={t('search')}
            className="min-h-9 min-w-0 flex-1 bg-transparent text-sm outline-none"
          />
        </label>
        {tracks.length > 1 && (
          <select
            aria-label={t('language')}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
            className="rounded-[10px] border border-edge/60 bg-surface px-2 text-sm"
          >
            {tracks.map((track) => (
              <option key={track.language} value={track.language}>
                {track.label}
              </option>
            ))}
          </select>
        )}
      </div>
      {tracks.some((track) => track.language === language && track.isAutomatic) && (
        <p className="px-4 pt-2 text-[13px] text-muted">{t('automatic')}</p>
      )}
      {cues !== null && shown.length === 0 ? (
        <EmptyState icon={<FileText />} title={t('none')} hint={t('noneHint')} />
      ) : (
        <Cues language={language} cues={shown} current={current} onJump={onJump} />
      )}
    </>
  )
}

type CuesProps = {
  language: string
  cues: readonly CaptionCue[]
  current: number
  onJump: TranscriptPanelProps['onJump']
}

function Cues({ language, cues, current, onJump }: CuesProps): ReactElement {
  const t = useTranslations('room.transcript')
  const list = useRef<VListHandle>(null)
  useEffect(() => {
    if (current >= 0) list.current?.scrollToIndex(current, { align: 'center' })
  }, [current])
  return (
    <div className="log relative min-h-0 flex-1">
      <VList
        ref={list}
        data={cues}
        role="group"
        aria-label={t('label')}
        tabIndex={0}
        className="absolute! inset-0 py-2"
      >
        {({ fromMs, text }, index) => (
          <button
            key={`${fromMs}-${index}`}
            type="button"
            aria-current={index === current ? 'true' : undefined}
            onClick={() => onJump(fromMs)}
            className="flex w-full gap-3 px-4 py-1.5 text-left text-[15px] leading-snug hover:bg-sunken aria-[current]:bg-brand-wash"
          >
            <span className="figures shrink-0 pt-px text-[13px] text-brand">{formatMediaTime(fromMs)}</span>
            <span lang={language} className="whitespace-pre-line">
              {text}
            </span>
          </button>
        )}
      </VList>
    </div>
  )
}
