'use client'

import {
  Captions,
  CaptionsOff,
  FastForward,
  Gauge,
  Pause,
  Play,
  Radio,
  Rewind,
  Volume2,
  VolumeX,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { isSpoken, type KeyFeedback } from './key-feedback.ts'

/** What a key has just done, over the upper part of the picture; spoken where it would not be noticed otherwise. */
export function Bezel({ feedback }: { feedback: KeyFeedback | null }): ReactElement {
  const describe = useWords()
  const words = feedback && describe(feedback)
  const Icon = feedback && icons[iconOf(feedback)]
  return (
    <>
      <p role="status" className="sr-only">
        {feedback && isSpoken(feedback) && words}
      </p>
      {Icon && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0 top-[16%] grid justify-items-center px-4"
        >
          <span className="figures flex items-center gap-2 rounded-[22px] bg-black/75 px-4 py-2 text-[15px] font-medium text-white">
            <Icon className="size-5 shrink-0" />
            {words}
          </span>
        </div>
      )}
    </>
  )
}

function useWords(): (feedback: KeyFeedback) => string {
  const t = useTranslations('player')
  return (feedback) => {
    switch (feedback.kind) {
      case 'seek':
        return t(feedback.seconds < 0 ? 'bezel.back' : 'bezel.on', { seconds: Math.abs(feedback.seconds) })
      case 'rate':
        return t('rate', { rate: feedback.rate })
      case 'captions':
        return feedback.language === null
          ? t('captionsOff')
          : t('captionsIn', { language: feedback.language })
      case 'muted':
      case 'sound':
      case 'noRate':
      case 'noCaptions':
        return t(`bezel.${feedback.kind}`)
      case 'play':
      case 'pause':
      case 'toLive':
      case 'atLive':
        return t(feedback.kind)
    }
  }
}

const icons = {
  ...{ play: Play, pause: Pause, muted: VolumeX, sound: Volume2, toLive: Radio, atLive: Radio },
  ...{ back: Rewind, on: FastForward, noRate: Gauge, rate: Gauge },
  ...{ captions: Captions, noCaptions: CaptionsOff },
} as const

function iconOf(feedback: KeyFeedback): keyof typeof icons {
  if (feedback.kind === 'seek') return feedback.seconds < 0 ? 'back' : 'on'
  if (feedback.kind === 'captions' && feedback.language === null) return 'noCaptions'
  return feedback.kind
}
