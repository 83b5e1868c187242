import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { sceneKey } from './scene-name.ts'

/** Scenes as links, so that a filtered schedule can be shared. */
export function SceneFilter({ scenes, chosen }: { scenes: string[]; chosen: string | null }): ReactElement {
  const t = useTranslations()
  const choices = [
    { scene: null, label: t('schedule.allScenes') },
    ...scenes.map((scene) => ({ scene, label: t(`common.scene.${sceneKey(scene)}`) })),
  ]
  return (
    <nav aria-label={t('schedule.sceneFilter')} className="-mx-1 flex gap-2 overflow-x-auto px-1 py-1">
      {choices.map(({ scene, label }) => (
        <Link
          key={label}
          href={scene === null ? '/' : `/?scene=${encodeURIComponent(scene)}`}
          scroll={false}
          aria-current={scene === chosen ? 'page' : undefined}
          className="flex min-h-9 shrink-0 items-center rounded-full border border-line bg-surface px-4 text-sm text-muted hover:border-edge hover:text-ink aria-[current]:border-brand aria-[current]:bg-brand aria-[current]:text-on-brand"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
