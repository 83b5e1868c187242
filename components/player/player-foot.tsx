'use client'

import { Volume2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import type { ReactElement, RefObject } from 'react'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'
import { staysShown } from './stays-shown.ts'

const CaptionLines = dynamic(
  () => untilLoaded(async () => (await import('./caption-lines.tsx')).CaptionLines),
  { loading: nothing },
)

type PlayerFootProps = {
  playback: Playback | null
  state: PlaybackState
  frame: RefObject<HTMLElement | null>
  hasCaptions: boolean
}

/** What stands along the picture's lower edge, and above the controls while they are shown. */
export function PlayerFoot({ playback, state, frame, hasCaptions }: PlayerFootProps): ReactElement {
  const isSilent = state.isMuted && !state.needsTap && state.status !== 'refused'
  return (
    <div {...staysShown} className="player-foot pointer-events-none!">
      <div>
        {isSilent && playback && <SoundButton onPress={() => playback.setMuted(false)} />}
        {hasCaptions && <CaptionLines frame={frame} />}
      </div>
    </div>
  )
}

/** A picture starts silent and says so; in elder mode a phone's picture has room for the shortest words. */
function SoundButton({ onPress }: { onPress: () => void }): ReactElement {
  const t = useTranslations('player')
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={t('tapForSound')}
      className="pointer-events-auto relative ml-3 flex min-h-10 items-center gap-2 rounded-full bg-black/75 px-4 text-sm font-medium text-white before:absolute before:-inset-x-2 before:-top-2 before:bottom-0 hover:bg-black/90 max-sm:ml-2 max-sm:min-h-7 max-sm:px-3 max-sm:text-xs short:largest:min-h-7"
    >
      <Volume2 aria-hidden className="size-4" />
      <span className="elder:max-sm:hidden">{t('tapForSound')}</span>
      <span className="hidden elder:max-sm:inline">{t('sound')}</span>
    </button>
  )
}
