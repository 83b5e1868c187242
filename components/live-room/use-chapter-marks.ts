'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { ChapterView } from '#lib/chapters.ts'
import type { ChapterMark } from '#components/player/picture-marks.ts'

/** A broadcast's chapters in the viewer's words. */
export function useChapterMarks(chapters: readonly ChapterView[]): ChapterMark[] {
  const t = useTranslations('player.chapter')
  return useMemo(
    () =>
      chapters.map(({ mediaTimeMs, kind, title, gapMs }) => ({
        startSeconds: mediaTimeMs / 1_000,
        text:
          kind === 'marked'
            ? (title ?? t('marked'))
            : t('resumed', { minutes: Math.round((gapMs ?? 0) / 60_000) }),
      })),
    [chapters, t],
  )
}
