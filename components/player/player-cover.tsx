import { AudioLines } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { PlaybackState } from './playback-state.ts'

/** media-chrome hides its children after a while unless they say otherwise; JSX does not know the word on a div. */
const staysShown = { noautohide: '' }

/** In the picture's place, below the controls: the poster until the first frame, a sign while only sound is loaded. */
export function PlayerCover({
  state,
  poster,
}: {
  state: PlaybackState
  poster: ReactNode
}): ReactElement | null {
  const t = useTranslations('player')
  if (state.hasPicture && !state.isAudioOnly) return null
  return (
    <div {...staysShown} className="pointer-events-none! absolute inset-0">
      {state.isAudioOnly ? (
        <div className="grid size-full place-content-center justify-items-center gap-3 bg-[#0c1a18] text-white/85">
          <AudioLines aria-hidden className="size-12" />
          <p className="text-sm">{t('audioOnlyOn')}</p>
        </div>
      ) : (
        poster
      )}
    </div>
  )
}
