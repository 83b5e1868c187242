'use client'

import { Captions, CaptionsOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactElement, type RefObject } from 'react'
import { shownCaptions, stepCaptions } from './captions.ts'

/** Steps through the languages and off; says which one is shown. */
export function CaptionsButton({ container }: { container: RefObject<HTMLElement | null> }): ReactElement {
  const t = useTranslations('player')
  const shown = useShownCaptions(container)
  const label = shown === null ? t('captionsOff') : t('captionsIn', { language: shown })
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={shown !== null}
      className="player-button"
      onClick={() => {
        const video = container.current?.querySelector('video')
        if (video) stepCaptions(video)
      }}
    >
      {shown === null ? (
        <CaptionsOff aria-hidden className="size-5" />
      ) : (
        <Captions aria-hidden className="size-5" />
      )}
    </button>
  )
}

/** The label of the captions over the picture, whoever turned them on: a key, this button, the browser's own menu. */
function useShownCaptions(container: RefObject<HTMLElement | null>): string | null {
  const [shown, setShown] = useState<string | null>(null)
  useEffect(() => {
    const video = container.current?.querySelector('video')
    if (!video) return
    const read = (): void => setShown(shownCaptions(video)?.label ?? null)
    read()
    video.textTracks.addEventListener('change', read)
    return () => video.textTracks.removeEventListener('change', read)
  }, [container])
  return shown
}
