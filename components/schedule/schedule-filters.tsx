import { useLocale, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { scheduleSpans, type ScheduleSpan } from '#lib/schedule-days.ts'
import { Link } from '#components/ui/link.tsx'
import { sceneKey } from './scene-name.ts'

export type Chosen = { scene: string | null; language: string | null; span: ScheduleSpan | null }
type ScheduleFiltersProps = { scenes: string[]; languages: string[]; chosen: Chosen }

/** Days, scenes and languages as links, so that a filtered schedule can be shared; languages where there are several. */
export function ScheduleFilters({ scenes, languages, chosen }: ScheduleFiltersProps): ReactElement {
  const t = useTranslations()
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' })
  return (
    <div className="grid min-w-0 gap-1">
      <Choices
        label={t('schedule.sceneFilter')}
        all={t('schedule.allScenes')}
        choices={scenes.map((scene) => ({ value: scene, label: t(`common.scene.${sceneKey(scene)}`) }))}
        chosen={chosen.scene}
        pathOf={(scene) => schedulePath({ ...chosen, scene })}
      />
      <Choices
        label={t('schedule.span.label')}
        all={t('schedule.span.all')}
        choices={scheduleSpans.map((span) => ({ value: span, label: t(`schedule.span.${span}`) }))}
        chosen={chosen.span}
        pathOf={(span) => schedulePath({ ...chosen, span })}
      />
      {languages.length > 1 && (
        <Choices
          label={t('schedule.languageFilter')}
          all={t('schedule.allLanguages')}
          choices={languages.map((language) => ({ value: language, label: names.of(language) ?? language }))}
          chosen={chosen.language}
          pathOf={(language) => schedulePath({ ...chosen, language })}
        />
      )}
    </div>
  )
}

type ChoicesProps<Value extends string> = {
  label: string
  all: string
  choices: { value: Value; label: string }[]
  chosen: Value | null
  pathOf: (value: Value | null) => string
}

function Choices<Value extends string>(props: ChoicesProps<Value>): ReactElement {
  const { label, all, choices, chosen, pathOf } = props
  return (
    <nav aria-label={label} className="-mx-1 flex gap-2 overflow-x-auto px-1 py-1 elder:flex-wrap">
      {[{ value: null, label: all }, ...choices].map((choice) => (
        <Link
          key={choice.label}
          href={pathOf(choice.value)}
          scroll={false}
          aria-current={choice.value === chosen ? 'page' : undefined}
          className="flex min-h-9 shrink-0 items-center rounded-full border border-line bg-surface px-4 text-sm text-muted hover:border-edge hover:text-ink aria-[current]:border-brand aria-[current]:bg-brand aria-[current]:text-on-brand"
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  )
}

/** Where the schedule is shown so. */
export function schedulePath({ scene, language, span }: Chosen): string {
  const query = new URLSearchParams()
  if (scene !== null) query.set('scene', scene)
  if (language !== null) query.set('language', language)
  if (span !== null) query.set('span', span)
  return query.size === 0 ? '/' : `/?${query.toString()}`
}
