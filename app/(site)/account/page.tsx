import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { Assessments } from '#components/account/assessments.tsx'
import { Followed } from '#components/account/followed.tsx'
import { OwnQuestions } from '#components/account/own-questions.tsx'
import { ReservedShows } from '#components/account/reserved-shows.tsx'
import { SharedLinks } from '#components/account/shared-links.tsx'
import { WatchedReplays } from '#components/account/watched-replays.tsx'
import { followingOf } from '#app/read-following.ts'
import { requirePageActor } from '#app/require-page-actor.ts'
import { listFollows } from '#server/follows/follow.ts'
import { listAssessments } from '#server/products/list-assessments.ts'
import { listProgrammes } from '#server/programmes/list-programmes.ts'
import { listWatched } from '#server/programmes/watch-progress.ts'
import { listOwnQuestions } from '#server/questions/list-own-questions.ts'
import { listReservedIds } from '#server/reservations/reserve.ts'
import { listSharedLinks } from '#server/sharing/share.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.overview')
  return { title: t('title') }
}

/** What a viewer left here: shows to come, replays to go on with, questions asked. */
export default async function AccountPage(): Promise<ReactElement> {
  const actor = await requirePageActor('/account')
  const [t, reserved, watched, questions, links, follows, assessments] = await Promise.all([
    getTranslations('account.overview'),
    listReservedIds(actor).then((ids) => listProgrammes(ids, actor)),
    listWatched(actor),
    listOwnQuestions(actor),
    listSharedLinks(actor),
    listFollows(actor),
    listAssessments(actor),
  ])
  const toCome = reserved.filter(({ phase, notice }) => phase === 'upcoming' || notice?.kind === 'cancelled')
  return (
    <>
      <h1 className="font-display text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
      <ReservedShows programmes={toCome} />
      <WatchedReplays watched={watched} />
      <Followed follows={follows} following={followingOf(follows, true)} />
      <Assessments results={assessments} />
      <OwnQuestions questions={questions} />
      <SharedLinks links={links} />
    </>
  )
}
