import type { Metadata } from 'next'
import type { ReactElement } from 'react'
import { EmbedPage } from '#components/embed/embed-page.tsx'
import { EmbedRefused } from '#components/embed/embed-refused.tsx'
import { Cover } from '#components/schedule/cover.tsx'
import { KeepFresh } from '#components/schedule/keep-fresh.tsx'
import { findPageProgramme } from '#app/find-page-programme.ts'
import { readPageTitle } from '#app/read-page-title.ts'
import { listShelf } from '#server/products/list-shelf.ts'

type Props = PageProps<'/embed/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await readPageTitle(await findPageProgramme((await params).slug))
  return { title, robots: { index: false } }
}

/** The picture alone, for another site's page: nothing here acts for an account. */
export default async function EmbedRoute({ params }: Props): Promise<ReactElement> {
  const { programme } = await findPageProgramme((await params).slug)
  if (programme.visibility !== 'public') return <EmbedRefused slug={programme.slug} reason="private" />
  const shelf = await listShelf(programme.id, null)
  return (
    <>
      <KeepFresh />
      <EmbedPage
        programme={programme}
        shelf={shelf}
        cover={<Cover slug={programme.slug} scene={programme.scene} className="size-full" />}
      />
    </>
  )
}
