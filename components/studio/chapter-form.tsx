'use client'

import { BookmarkPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactElement } from 'react'
import { mostTitleLetters } from '#lib/chapters.ts'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { parseMediaTime } from '#lib/parse-media-time.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'

type ChapterFormProps = {
  /** On air a chapter begins now; in a recording at a time that is typed. */
  isRunning: boolean
  isBusy: boolean
  suggestion: { name: string; fromMs: number } | null
  /** Whether it was marked. */
  onMark: (mark: { title: string; mediaTimeMs?: number }) => Promise<boolean>
}

/** Marks a chapter: a title, and for a recording its time; what is being explained is one press. */
export function ChapterForm({ isRunning, isBusy, suggestion, onMark }: ChapterFormProps): ReactElement {
  const t = useTranslations('studio.chapters')
  const [title, setTitle] = useState('')
  const [time, setTime] = useState('')
  const [isTimeBad, setIsTimeBad] = useState(false)
  const name = title.trim()

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const mediaTimeMs = isRunning ? undefined : parseMediaTime(time)
    setIsTimeBad(mediaTimeMs === null)
    if (name === '' || mediaTimeMs === null) return
    const isMarked = await onMark({ title: name, ...(mediaTimeMs === undefined ? {} : { mediaTimeMs }) })
    if (!isMarked) return
    setTitle('')
    setTime('')
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-3">
      {suggestion && (
        <Button
          size="small"
          disabled={isBusy}
          className="h-auto justify-self-start py-1.5 text-left whitespace-normal"
          onClick={() => void onMark({ title: shortened(suggestion.name), mediaTimeMs: suggestion.fromMs })}
        >
          <BookmarkPlus aria-hidden className="size-4 shrink-0" />
          {t('suggest', { name: suggestion.name, time: formatMediaTime(suggestion.fromMs) })}
        </Button>
      )}
      <Field
        name="chapter-title"
        required
        maxLength={mostTitleLetters}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        label={t('name')}
        hint={t('nameHint', { count: mostTitleLetters })}
      />
      {!isRunning && (
        <Field
          name="chapter-time"
          required
          inputMode="text"
          maxLength={8}
          placeholder="0:12:30"
          value={time}
          onChange={(event) => setTime(event.target.value)}
          label={t('time')}
          hint={t('timeHint')}
          error={isTimeBad ? t('badTime') : null}
        />
      )}
      <Button type="submit" kind="primary" disabled={isBusy || name === ''} className="justify-self-start">
        {t(isRunning ? 'markNow' : 'add')}
      </Button>
    </form>
  )
}

function shortened(name: string): string {
  return name.slice(0, mostTitleLetters)
}
