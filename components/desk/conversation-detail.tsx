'use client'

import { ArrowLeft, ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, RefObject } from 'react'
import type { Ack, ConversationView } from '#lib/events.ts'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { AnswerForm, type AnswerWords } from './answer-form.tsx'
import { WaitTime } from './wait-time.tsx'

type ConversationDetailProps = {
  conversation: ConversationView
  agentId: string
  inputRef: RefObject<HTMLTextAreaElement | null>
  onClaim: () => void
  onRelease: () => void
  onBack: () => void
  onAnswer: (answer: AnswerWords) => Promise<Ack<unknown>>
}

/** One question with all that is known around it, and the way to answer it. */
export function ConversationDetail(props: ConversationDetailProps): ReactElement {
  const t = useTranslations('desk')
  const { conversation, agentId, inputRef } = props
  const { id, state, viewerName, assigneeId, assigneeName, queuedAt, answers } = conversation
  const isHeld = state === 'assigned' || state === 'active' || state === 'waiting-viewer'
  const isMine = isHeld && assigneeId === agentId
  const isWithOther = isHeld && assigneeId !== agentId
  return (
    <section aria-label={t('context.question')} className="flex min-h-0 flex-1 flex-col">
      <header className="flex min-h-14 flex-wrap items-center gap-3 border-b border-line px-4 py-2">
        <Button kind="bare" size="icon" className="lg:hidden" aria-label={t('queue')} onClick={props.onBack}>
          <ArrowLeft aria-hidden className="size-5" />
        </Button>
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{t('context.from', { name: viewerName })}</p>
          <p className="text-[13px] text-muted">
            {isWithOther && assigneeName !== null
              ? t('takenBy', { name: assigneeName })
              : t(`state.${state}`)}
          </p>
        </div>
        {state === 'queued' && (
          <>
            <WaitTime since={queuedAt} />
            <Button kind="primary" onClick={props.onClaim}>
              {t('claim')}
            </Button>
          </>
        )}
        {isMine && <Button onClick={props.onRelease}>{t('release')}</Button>}
      </header>
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-4">
        <Context conversation={conversation} />
        {answers.length > 0 && (
          <section aria-label={t('history')} className="grid gap-2">
            {answers.map((answer) => (
              <div key={answer.id} className="rounded-[12px] bg-brand-wash p-3">
                <p className="text-[13px] text-muted">
                  {answer.author} · {t(`answer.${answer.visibility}`)}
                </p>
                <p className="whitespace-pre-line break-words">{answer.text}</p>
              </div>
            ))}
          </section>
        )}
        {state === 'queued' && <p className="text-sm text-muted">{t('answer.claimFirst')}</p>}
      </div>
      {isMine && <AnswerForm key={id} conversationId={id} inputRef={inputRef} onAnswer={props.onAnswer} />}
    </section>
  )
}

function Context({ conversation }: { conversation: ConversationView }): ReactElement {
  const t = useTranslations('desk.context')
  const { question, note, programmeSlug, programmeTitle } = conversation
  const momentMs = question?.mediaTimeMs ?? null
  const link =
    programmeSlug && question?.broadcastId
      ? `/replay/${programmeSlug}/${question.broadcastId}?t=${Math.floor((momentMs ?? 0) / 1_000)}`
      : null
  return (
    <>
      <blockquote className="rounded-[12px] border-l-4 border-brand bg-sunken p-4 text-[17px] leading-relaxed break-words">
        {question?.text}
      </blockquote>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        <div>
          <dt className="text-[13px] text-muted">{t('programme')}</dt>
          <dd>{programmeTitle}</dd>
        </div>
        {momentMs !== null && (
          <div>
            <dt className="text-[13px] text-muted">{t('moment', { time: formatMediaTime(momentMs) })}</dt>
            <dd>
              {link && (
                <Link
                  href={link}
                  target="_blank"
                  className="inline-flex items-center gap-1 text-brand underline-offset-4 hover:underline"
                >
                  {t('watch')}
                  <ExternalLink aria-hidden className="size-3.5" />
                </Link>
              )}
            </dd>
          </div>
        )}
        {note && (
          <div className="sm:col-span-2">
            <dt className="text-[13px] text-muted">{t('note')}</dt>
            <dd className="break-words whitespace-pre-line">{note}</dd>
          </div>
        )}
      </dl>
    </>
  )
}
