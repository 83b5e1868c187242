'use client'

import { Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, type ReactElement } from 'react'
import { isLive, isOver } from '#lib/broadcast-state.ts'
import type { BroadcastView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { Player } from '#components/player/player.tsx'
import { playbackSource } from '#components/player/playback-source.ts'
import { Interruption } from '#components/live-room/interruption.tsx'
import { StudioPanel } from './studio-panel.tsx'

type PreviewPanelProps = {
  programme: ProgrammeView
  broadcast: BroadcastView | null
}

/** The picture as it arrives: by the crew's path before the show, the viewers' own during it. */
export function PreviewPanel({ programme, broadcast }: PreviewPanelProps): ReactElement {
  const { slug, title, visibility } = programme
  const needsPass = visibility !== 'public'
  const t = useTranslations('studio.preview')
  const shown = broadcast && !isOver(broadcast.state) ? broadcast : null
  // The crew's own path ends with the preview: on air, what viewers see is what the host has to see.
  const path = shown?.state === 'preview' ? `${slug}/preview/${shown.id}` : `${slug}/${shown?.id ?? ''}`
  const source = useMemo(() => playbackSource({ path, isLive: true, needsPass }), [path, needsPass])
  return (
    <StudioPanel
      id="preview"
      title={t('title')}
      aside={
        shown && (
          <span className="text-[13px] text-muted">{t(isLive(shown.state) ? 'onAir' : 'onlyYou')}</span>
        )
      }
    >
      {shown ? (
        <Player
          key={path}
          title={`${t('title')} · ${title}`}
          source={source}
          poster={<div className="size-full bg-[#0c1a18]" />}
          onPlayback={ignore}
          interruption={
            shown.state === 'interrupted' ? <Interruption programme={programme} broadcast={shown} /> : null
          }
        />
      ) : (
        <div className="aspect-video">
          <NoPicture />
        </div>
      )}
    </StudioPanel>
  )
}

function NoPicture(): ReactElement {
  const t = useTranslations('studio.preview')
  return (
    <div className="grid size-full content-center justify-items-center gap-2 bg-[#0c1a18] px-6 text-center text-white/85">
      <Video aria-hidden className="size-8" />
      <p className="font-medium">{t('empty')}</p>
      <p className="text-sm text-white/70">{t('emptyHint')}</p>
    </div>
  )
}

function ignore(): void {
  // The studio speaks at the live edge: the server's clock places its words.
}
