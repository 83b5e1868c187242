import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { CoverPhoto } from './cover-photo.tsx'
import { Cover } from './cover.tsx'

type ProgrammeCoverProps = {
  programme: Pick<ProgrammeView, 'slug' | 'scene' | 'coverUrl'>
  className?: string
  /** It is what its page is opened for. */
  isFirst?: boolean
}

/** What a programme looks like: a moment of its show where there is one, its drawn cover below it. */
export function ProgrammeCover({
  programme,
  className = '',
  isFirst = false,
}: ProgrammeCoverProps): ReactElement {
  const { slug, scene, coverUrl } = programme
  return (
    <span aria-hidden className={`block overflow-hidden ${className}`}>
      <Cover slug={slug} scene={scene} className="size-full" />
      {coverUrl !== null && <CoverPhoto url={coverUrl} isFirst={isFirst} />}
    </span>
  )
}
