import { Bell } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { NoticeView } from '#lib/notices.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'

/** What the person was told, newest first; what they had not read yet is marked. */
export function NoticeList({ notices }: { notices: NoticeView[] }): ReactElement {
  const t = useTranslations('notices')
  if (notices.length === 0) {
    return (
      <div className="card">
        <EmptyState icon={<Bell />} title={t('empty')} hint={t('emptyHint')} />
      </div>
    )
  }
  return (
    <ul className="card divide-y divide-line">
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </ul>
  )
}

function NoticeRow({ notice }: { notice: NoticeView }): ReactElement {
  const t = useTranslations('notices')
  const format = useFormatter()
  const { kind, at, isRead, startsAt, reason, question, count, programme, path } = notice
  const time = startsAt === null ? '' : format.dateTime(startsAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li className="relative flex gap-3 px-4 py-3.5 hover:bg-sunken">
      <span
        aria-hidden
        className={`mt-2 size-2 shrink-0 rounded-full ${isRead ? 'bg-transparent' : 'bg-live'}`}
      />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="text-[13px] text-muted">
          {!isRead && <span className="sr-only">{t('new')} </span>}
          {t(`kind.${kind}`, { time, count })}
          {reason !== null && ` · ${t('reason', { reason })}`}
        </p>
        {question !== null && <p className="text-[15px] break-words">{t('question', { question })}</p>}
        {programme && path !== null && (
          <Link
            href={path}
            lang={programme.language}
            className="truncate font-medium after:absolute after:inset-0"
          >
            {programme.title}
          </Link>
        )}
        <time dateTime={new Date(at).toISOString()} className="figures text-xs text-muted">
          {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </div>
    </li>
  )
}
