'use client'

import { useTranslations } from 'next-intl'
import type { CSSProperties, ReactElement } from 'react'
import type { ChapterView } from '#lib/chapters.ts'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { useChapterMarks } from './use-chapter-marks.ts'
import { pictureAt, useStoryboard, type StoryboardPicture } from './use-storyboard.ts'

type ChapterListProps = {
  chapters: readonly ChapterView[]
  storyboardUrl: string
  onJump: (mediaTimeMs: number) => void
}

/** The chapters of a recording, each with the picture of its first moment; a show without any has no list. */
export function ChapterList({ chapters, storyboardUrl, onJump }: ChapterListProps): ReactElement | null {
  const t = useTranslations('player.chapter')
  const marks = useChapterMarks(chapters)
  const pictures = useStoryboard(marks.length === 0 ? null : storyboardUrl)
  if (marks.length === 0) return null
  const opening = marks[0]?.startSeconds === 0 ? [] : [{ startSeconds: 0, text: t('opening') }]
  return (
    <section aria-labelledby="chapters" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="chapters" className="font-semibold">
        {t('title')}
      </h2>
      <ol className="flex gap-3 overflow-x-auto pb-2">
        {[...opening, ...marks].map(({ startSeconds, text }) => (
          <li key={startSeconds} className="w-[160px] shrink-0">
            <button
              type="button"
              onClick={() => onJump(startSeconds * 1_000)}
              className="grid w-full gap-1.5 rounded-card text-left -outline-offset-2 hover:text-brand"
            >
              <span
                aria-hidden
                className="block h-[90px] w-[160px] overflow-hidden rounded-[10px] bg-sunken bg-no-repeat"
                style={pictureStyle(pictureAt(pictures, startSeconds))}
              />
              <span className="text-sm leading-snug">
                <span className="figures mr-2 text-brand">{formatMediaTime(startSeconds * 1_000)}</span>
                {text}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function pictureStyle(picture: StoryboardPicture | null): CSSProperties {
  if (!picture) return {}
  const { url, x, y } = picture
  return { backgroundImage: `url("${url}")`, backgroundPosition: `-${x}px -${y}px` }
}
