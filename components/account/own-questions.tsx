import { useFormatter, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { OwnQuestion } from '#lib/own-question.ts'
import { questionPath } from '#lib/question-place.ts'
import { Link } from '#components/ui/link.tsx'
import { AccountList } from './account-section.tsx'

export function OwnQuestions({ questions }: { questions: OwnQuestion[] }): ReactElement {
  const t = useTranslations()
  const format = useFormatter()
  return (
    <AccountList
      id="questions"
      title={t('account.overview.questions')}
      none={t('account.overview.noneQuestions')}
    >
      {questions.map((question) => (
        <li key={question.id} className="relative grid gap-1 px-4 py-3 hover:bg-sunken">
          <Link href={questionPath(question)} className="after:absolute after:inset-0">
            <span className="line-clamp-2">{question.text}</span>
          </Link>
          <p className="flex flex-wrap gap-x-2 text-[13px] text-muted">
            <span className="text-brand">
              {t(question.isLeftOpen ? 'room.questions.leftOpen' : `room.questions.state.${question.state}`)}
            </span>
            <span lang={question.language}>{question.title}</span>
            <time dateTime={new Date(question.at).toISOString()} className="figures">
              {format.dateTime(question.at, { dateStyle: 'medium' })}
            </time>
          </p>
          {question.answers.map((answer) => (
            <p key={answer.id} className="border-l-2 border-brand pl-3 text-sm whitespace-pre-line">
              {answer.text}
            </p>
          ))}
        </li>
      ))}
    </AccountList>
  )
}
