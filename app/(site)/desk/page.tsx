import { Lock } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { roomOf } from '#lib/rooms.ts'
import { DeskPage } from '#components/desk/desk-page.tsx'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { requirePageActor } from '#app/require-page-actor.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { listConversations } from '#server/desk/list-conversations.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import { listQueues } from '#server/queues/list-queues.ts'
import { readDeskAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk')
  return { title: t('title') }
}

export default async function DeskRoute({ searchParams }: PageProps<'/desk'>): Promise<ReactElement> {
  const actor = await requirePageActor('/desk')
  const [queues, { queue: wanted }] = await Promise.all([listQueues(actor), searchParams])
  const queue = queues.find(({ slug }) => slug === wanted) ?? queues[0]
  if (!queue) return <NotAgent />
  const authorized = await authorize(actor, 'desk:work', { queueId: queue.id })
  const room = roomOf('desk', queue.slug)
  const seq = await readRoomSeq(room)
  const conversations = await listConversations(authorized)
  return (
    <DeskPage
      key={queue.id}
      desk={{ queueId: queue.id, room, seq, conversations, readDesk: readDeskAction }}
      queues={queues}
      queueSlug={queue.slug}
      agentId={actor.userId}
    />
  )
}

async function NotAgent(): Promise<ReactElement> {
  const [t, common] = await Promise.all([getTranslations('desk'), getTranslations('common')])
  return (
    <Notice icon={<Lock />} title={t('notAgent.title')} hint={t('notAgent.hint')}>
      <Link href="/" className={buttonStyle('primary')}>
        {common('home')}
      </Link>
    </Notice>
  )
}
