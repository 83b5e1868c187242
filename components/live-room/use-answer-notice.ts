'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { notify } from '#components/ui/notify.ts'
import type { RoomState } from './room-state.ts'

/** Tells the asker, whatever tab is open, that a question of theirs was answered, or that what was said went to an agent. */
export function useAnswerNotice(
  { questions, privateAnswers, askedInChat }: RoomState,
  viewerId: string | null,
): void {
  const t = useTranslations('room.questions')
  const known = useRef<number | null>(null)
  const count = questions
    .filter(({ askerId }) => askerId === viewerId)
    .reduce((sum, { id, state, answers }) => {
      const privately = privateAnswers[id]?.length ?? 0
      return sum + answers.length + privately + (state === 'answered-live' ? 1 : 0)
    }, 0)
  useEffect(() => {
    // What was answered before the page came is no news.
    if (known.current !== null && count > known.current) notify('success', t('newAnswer'))
    known.current = count
  }, [count, t])
  useEffect(() => {
    if (askedInChat > 0) notify('success', t('askedInChat'))
  }, [askedInChat, t])
}
