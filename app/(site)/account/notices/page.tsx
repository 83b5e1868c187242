import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { MarkRead } from '#components/notices/mark-read.tsx'
import { NoticeList } from '#components/notices/notice-list.tsx'
import { markReadAction } from '#app/(site)/account/actions.ts'
import { requirePageActor } from '#app/require-page-actor.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { findQuestionPaths } from '#server/questions/find-question-paths.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notices')
  return { title: t('title') }
}

export default async function NoticesPage(): Promise<ReactElement> {
  const actor = await requirePageActor('/account/notices')
  const [t, notices] = await Promise.all([getTranslations('notices'), listNotices(actor, findQuestionPaths)])
  return (
    <>
      <h1 className="font-display text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
      <NoticeList notices={notices} />
      {notices.some(({ isRead }) => !isRead) && <MarkRead markRead={markReadAction} />}
    </>
  )
}
