'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { notify } from '#components/ui/notify.ts'
import type { RoomState } from './room-state.ts'

/** Tells the asker, whatever tab is open, of an answer or another end of a question of theirs, or that what was said went to an agent. */
export function useAnswerNotice(
  { questions, privateAnswers, askedInChat }: RoomState,
  viewerId: string | null,
): void {
  const t = useTranslations('room.questions')
  const own = questions.filter(({ askerId }) => askerId === viewerId)
  const answers = own
    // What is told of another end is its reason, and may come before that end.
    .filter(({ state }) => state.startsWith('answered'))
    .reduce((sum, { id, state, answers: shown }) => {
      const privately = privateAnswers[id]?.length ?? 0
      return sum + shown.length + privately + (state === 'answered-live' ? 1 : 0)
    }, 0)
  const otherEnds = own.filter(({ state }) => state === 'dismissed' || state === 'handed-off').length
  useNews(answers, t('newAnswer'))
  useNews(otherEnds, t('news'))
  useEffect(() => {
    if (askedInChat > 0) notify('success', t('askedInChat'))
  }, [askedInChat, t])
}

/** Says the words whenever there are more; those before the page came are no news. */
function useNews(count: number, words: string): void {
  const known = useRef<number | null>(null)
  useEffect(() => {
    if (known.current !== null && count > known.current) notify('success', words)
    known.current = count
  }, [count, words])
}
