'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactElement, type RefObject } from 'react'
import { menuItemStyle, menuPlace, menuPopupStyle } from '#components/shell/menu-style.ts'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'
import { useQualityName } from './use-quality-name.ts'

export type QualityMenuProps = {
  playback: Playback
  state: PlaybackState
  container: RefObject<HTMLElement | null>
}

/** The loaded menu of quality-menu.tsx: the qualities that the broadcast really has, automatic choice, and sound alone for thin lines. */
export function QualityMenuOpen({ playback, state, container }: QualityMenuProps): ReactElement {
  const t = useTranslations('player')
  const qualityName = useQualityName()
  const [isOpen, setIsOpen] = useState(true)
  useShownControls(container, isOpen)
  const playing = state.qualities.find(({ index }) => index === state.playingQuality)
  const value = state.isAudioOnly ? 'audio' : String(state.chosenQuality)
  const autoLabel = value === 'auto' && playing ? t('autoNow', { name: qualityName(playing) }) : t('auto')

  function choose(next: string): void {
    if (next === 'audio') playback.chooseAudioOnly()
    else playback.chooseQuality(next === 'auto' || next === 'saver' ? next : Number(next))
  }

  return (
    <Menu.Root modal={false} open={isOpen} onOpenChange={setIsOpen}>
      <Menu.Trigger aria-label={t('quality')} title={t('quality')} className="player-button">
        <Settings2 aria-hidden className="size-5" />
      </Menu.Trigger>
      {/* In the player's own element, so that it is seen in full screen too. */}
      <Menu.Portal container={container}>
        <Menu.Positioner side="top" align="end" sideOffset={10} {...menuPlace}>
          <Menu.Popup className={menuPopupStyle}>
            <Menu.RadioGroup value={value} onValueChange={choose}>
              <Choice value="auto" label={autoLabel} />
              {state.qualities.map((quality) => (
                <Choice key={quality.index} value={String(quality.index)} label={qualityName(quality)} />
              ))}
              <Choice value="saver" label={t('saver')} hint={t('saverHint')} />
              <Choice value="audio" label={t('audioOnly')} />
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** media-chrome's own word for never, and its usual two seconds: without the attribute it would be none. */
const autohide = { never: '-1', usual: '2' } as const

/** Controls stay as long as a menu hangs on them, though the pointer is in the menu and not over the picture. */
function useShownControls(container: RefObject<HTMLElement | null>, mustStay: boolean): void {
  useEffect(() => {
    const controller = container.current?.querySelector('media-controller')
    if (!controller || !mustStay) return
    controller.setAttribute('autohide', autohide.never)
    return () => controller.setAttribute('autohide', autohide.usual)
  }, [container, mustStay])
}

function Choice({ value, label, hint }: { value: string; label: string; hint?: string }): ReactElement {
  return (
    <Menu.RadioItem value={value} closeOnClick className={menuItemStyle}>
      <span className="flex-1">
        {label}
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
      <Menu.RadioItemIndicator>
        <Check aria-hidden className="size-4 text-brand" />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  )
}
