import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { sceneKey } from './scene-name.ts'

type Chosen = { scene: string | null; language: string | null }
type ScheduleFiltersProps = { scenes: string[]; languages: string[]; chosen: Chosen }

/** Scenes and languages as links, so that a filtered schedule can be shared; languages where there are several. */
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
        pathOf={(scene) => pathOf({ ...chosen, scene })}
      />
      {languages.length > 1 && (
        <Choices
          label={t('schedule.languageFilter')}
          all={t('schedule.allLanguages')}
          choices={languages.map((language) => ({ value: language, label: names.of(language) ?? language }))}
          chosen={chosen.language}
          pathOf={(language) => pathOf({ ...chosen, language })}
        />
      )}
    </div>
  )
}

type ChoicesProps = {
  label: string
  all: string
  choices: { value: string; label: string }[]
  chosen: string | null
  pathOf: (value: string | null) => string
}

function Choices({ label, all, choices, chosen, pathOf: linkTo }: ChoicesProps): ReactElement {
  return (
    <nav aria-label={label} className="-mx-1 flex gap-2 overflow-x-auto px-1 py-1">
      {[{ value: null, label: all }, ...choices].map((choice) => (
        <Link
          key={choice.label}
          href={linkTo(choice.value)}
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

function pathOf({ scene, language }: Chosen): string {
  const query = new URLSearchParams()
  if (scene !== null) query.set('scene', scene)
  if (language !== null) query.set('language', language)
  return query.size === 0 ? '/' : `/?${query.toString()}`
}
