'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { mostTitleLetters, type ChapterView } from '#lib/chapters.ts'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { useChapterMarks } from '#components/live-room/use-chapter-marks.ts'
import { Button } from '#components/ui/button.tsx'

type ChapterRowsProps = {
  chapters: readonly ChapterView[]
  isBusy: boolean
  /** Whether it has the new title. */
  onRename: (mediaTimeMs: number, title: string) => Promise<boolean>
  onRemove: (mediaTimeMs: number) => void
}

/** A show's chapters; those that were marked can be renamed and taken away. */
export function ChapterRows({ chapters, isBusy, onRename, onRemove }: ChapterRowsProps): ReactElement {
  const t = useTranslations('studio.chapters')
  const marks = useChapterMarks(chapters)
  const [renamedMs, setRenamedMs] = useState<number | null>(null)
  const [leftMs, setLeftMs] = useState<number | null>(null)

  /** The form goes, and the focus back to the button that opened it. */
  function close(mediaTimeMs: number): void {
    setRenamedMs(null)
    setLeftMs(mediaTimeMs)
  }

  if (chapters.length === 0) return <p className="text-sm text-muted">{t('empty')}</p>
  return (
    <ul aria-label={t('title')} aria-live="polite" className="-my-1 divide-y divide-line text-sm">
      {chapters.map(({ kind, mediaTimeMs }, index) => {
        const title = marks[index]?.text ?? ''
        const isRenamed = kind === 'marked' && renamedMs === mediaTimeMs
        return (
          <li key={`${mediaTimeMs}-${kind}`} className="flex min-h-11 items-center gap-3 py-1">
            <span className="figures shrink-0 text-muted">{formatMediaTime(mediaTimeMs)}</span>
            {isRenamed ? (
              <Rename
                title={title}
                isBusy={isBusy}
                onCancel={() => close(mediaTimeMs)}
                onRename={async (next) => {
                  if (await onRename(mediaTimeMs, next)) close(mediaTimeMs)
                }}
              />
            ) : (
              <span className="min-w-0 flex-1 break-words">{title}</span>
            )}
            {kind === 'marked' && !isRenamed && (
              <span className="flex shrink-0">
                <Button
                  ref={leftMs === mediaTimeMs ? takeFocus : undefined}
                  kind="bare"
                  size="icon"
                  disabled={isBusy}
                  aria-label={t('rename', { title })}
                  onBlur={() => setLeftMs(null)}
                  onClick={() => setRenamedMs(mediaTimeMs)}
                >
                  <Pencil aria-hidden className="size-4" />
                </Button>
                <Button
                  kind="bare"
                  size="icon"
                  disabled={isBusy}
                  aria-label={t('remove', { title })}
                  onClick={() => onRemove(mediaTimeMs)}
                >
                  <Trash2 aria-hidden className="size-4" />
                </Button>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

type RenameProps = {
  title: string
  isBusy: boolean
  onRename: (title: string) => Promise<void>
  onCancel: () => void
}

/** Enter keeps the new title, Escape the old one. */
function Rename({ title, isBusy, onRename, onCancel }: RenameProps): ReactElement {
  const t = useTranslations('studio.chapters')
  const [words, setWords] = useState(title)
  const name = words.trim()

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name === '') return
    if (name === title) onCancel()
    else void onRename(name)
  }

  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 items-center gap-2">
      <input
        ref={focusAtStart}
        aria-label={t('name')}
        value={words}
        maxLength={mostTitleLetters}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
        className="min-h-9 w-full min-w-0 rounded-[10px] border border-edge/70 bg-surface px-2.5 text-[15px]"
      />
      <Button type="submit" size="small" kind="primary" disabled={isBusy || name === ''}>
        {t('save')}
      </Button>
    </form>
  )
}

function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus()
}

/** The press that opened it took the focused button away. */
function focusAtStart(input: HTMLInputElement | null): void {
  input?.select()
}
